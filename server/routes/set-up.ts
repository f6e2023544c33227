import { parseEmail } from "../../src/domain/member/email";
import { fail, ok } from "../../src/domain/result";
import { deedOf, SYSTEM } from "../auth/deed-of";
import { isSameText, setUpToken } from "../auth/keyed-digest";
import { newId } from "../auth/new-id";
import { newKeyPair } from "../auth/new-key-pair";
import { DEFAULT_SETTINGS } from "../store/default-settings";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";
import { NOT_AN_ADDRESS, passwordRefusal } from "./password";
import { meOf } from "./sign-in";
import { isTimeZone, NO_TIME_ZONE } from "./time-zone";

const FIRST_WORKSPACE = 1;

/** The shop and its first owner, by whoever can read the server's terminal. */
export function setUp(deps: MemberDeps): Handler<"setUp"> {
  const { store, logins, nowMs, randomBytes, secretOf } = deps;
  return async ({ body, browser }) => {
    if (!isSameText(body.token, setUpToken(await secretOf()))) {
      return fail({ problem: "link-not-usable", message: "This link is not this server's. Open the one that its terminal shows." });
    }
    if ((await store.workspaces()).length > 0) return fail(SET_UP);
    const email = parseEmail(body.email);
    if (!email.ok) return fail(NOT_AN_ADDRESS);
    const refusal = passwordRefusal(body.password, [body.email, body.name, body.shop]);
    if (refusal !== null) return fail(refusal);
    if (!isTimeZone(body.timeZone)) return fail(NO_TIME_ZONE);
    const now = nowMs();
    const id = newId(now, randomBytes);
    const member = { id, name: body.name, email: email.value, passwordHash: await logins.hashOf(body.password) };
    const isMade = await store.createWorkspace(
      {
        number: FIRST_WORKSPACE,
        name: body.shop,
        zone: body.timeZone,
        demo: false,
        plan: "premium",
        settings: DEFAULT_SETTINGS,
        stores: [{ id: newId(now, randomBytes), name: body.shop, timeZone: body.timeZone }],
        staff: [],
        epochKey: randomBytes(32),
        claimKey: newKeyPair(randomBytes),
        rescueKey: newKeyPair(randomBytes),
        owner: { member, deed: deedOf(deps, SYSTEM, browser), joined: deedOf(deps, { kind: "member", ...member }, browser) },
      },
      now,
    );
    if (!isMade) return fail(SET_UP);
    await logins.signIn(browser, id, body.password);
    const owner = { workspace: FIRST_WORKSPACE, id, name: body.name, email: email.value, role: "owner" } as const;
    return ok(meOf(owner, await store.workspaces()));
  };
}

const SET_UP = { problem: "set-up-already", message: "This server has been set up. Sign in, or ask an owner to invite you." } as const;
