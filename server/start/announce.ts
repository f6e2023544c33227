import { issueEnrolmentCode } from "../auth/issue-enrolment-code";
import { setUpToken } from "../auth/keyed-digest";
import { linkWith } from "../auth/one-time-token";
import { demoOwner } from "../demo/demo-owner";
import { DEMO_TILL_STORE } from "../demo/demo-shop";
import type { Deps } from "../deps";
import type { Settings } from "./settings";
import { welcomeText } from "./welcome";

/** Where this server is reached, what it signs with, and whether somebody sits at its terminal. */
type Running = { readonly url: string; readonly secret: string; readonly interactive: boolean };

/** Issues fresh enrolment codes and says, to a person or a program, how to reach the server and how to sign in. */
export async function announce(deps: Deps, settings: Settings, { url, secret, interactive }: Running): Promise<string> {
  const workspaces = await deps.store.workspaces();
  const demo = workspaces.find((workspace) => workspace.demo);
  const stores = demo === undefined ? [] : await deps.store.stores(demo.number);
  const store = stores.find(({ name }) => name === DEMO_TILL_STORE);
  const enrolmentCodes: string[] = [];
  if (demo !== undefined && store !== undefined) {
    while (enrolmentCodes.length < settings.enrolmentCodes) {
      enrolmentCodes.push(await issueEnrolmentCode(deps, demo.number, store.id));
    }
  }
  const owner = demo === undefined ? null : await demoOwner(deps, demo.number, secret);
  const setUpLink = workspaces.length > 0 ? null : linkWith("set-up", url, setUpToken(secret));
  if (settings.print === "json") {
    return JSON.stringify({ ready: true, url, enrolmentCode: enrolmentCodes[0] ?? null, enrolmentCodes, owner, setUpLink });
  }
  return welcomeText({ url, demoStore: store?.name ?? null, owner, setUpLink, enrolmentCodes, interactive });
}
