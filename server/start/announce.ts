import { issueEnrolmentCode } from "../auth/issue-enrolment-code";
import { DEMO_TILL_STORE } from "../demo/demo-shop";
import type { Deps } from "../deps";
import type { Settings } from "./settings";
import { welcomeText } from "./welcome";

/** Issues fresh enrolment codes and says, to a person or a program, how to reach the server. */
export async function announce(deps: Deps, settings: Settings, url: string, interactive: boolean): Promise<string> {
  const demo = (await deps.store.workspaces()).find((workspace) => workspace.demo);
  const stores = demo === undefined ? [] : await deps.store.stores(demo.number);
  const store = stores.find(({ name }) => name === DEMO_TILL_STORE);
  const enrolmentCodes: string[] = [];
  if (demo !== undefined && store !== undefined) {
    while (enrolmentCodes.length < settings.enrolmentCodes) {
      enrolmentCodes.push(await issueEnrolmentCode(deps, demo.number, store.id));
    }
  }
  if (settings.print === "json") {
    return JSON.stringify({ ready: true, url, enrolmentCode: enrolmentCodes[0] ?? null, enrolmentCodes });
  }
  return welcomeText({ url, demoStore: store?.name ?? null, enrolmentCodes, interactive });
}
