import type { MemberCaller } from "../auth/caller";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { passkeysWorkAt } from "../auth/passkeys-work-at";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";
import { meOf, NO_PASSKEYS } from "./sign-in";

export function me(deps: MemberDeps): Handler<"me"> {
  return async ({ by }) => ok(await meNow(deps, by));
}

export function renameMe(deps: MemberDeps): Handler<"renameMe"> {
  return async ({ by, body, browser }) => {
    await deps.store.renameMember(by.workspace, by.id, body.name, deedOf(deps, by, browser));
    return ok(await meNow(deps, by));
  };
}

async function meNow({ store }: MemberDeps, by: MemberCaller) {
  const [member, workspaces] = await Promise.all([store.memberById(by.id), store.workspaces()]);
  return meOf(member ?? { ...by, email: "" }, workspaces);
}

export function sessions(deps: MemberDeps): Handler<"sessions"> {
  return async ({ by }) => ok(await sessionsNow(deps, by));
}

export function endSession(deps: MemberDeps): Handler<"endSession"> {
  return async ({ by, parameters: { sessionId }, browser }) => {
    await deps.store.endSessions(by, { only: sessionId }, deedOf(deps, by, browser));
    return ok(await sessionsNow(deps, by));
  };
}

export function endOtherSessions(deps: MemberDeps): Handler<"endOtherSessions"> {
  return async ({ by, browser }) => {
    await deps.store.endSessions(by, { allBut: by.sessionId }, deedOf(deps, by, browser));
    return ok(await sessionsNow(deps, by));
  };
}

async function sessionsNow({ store }: MemberDeps, by: MemberCaller) {
  return { sessions: (await store.sessions(by.id)).map((session) => ({ ...session, current: session.id === by.sessionId })) };
}

export function passkeys({ store }: MemberDeps): Handler<"passkeys"> {
  return async ({ by }) => ok({ passkeys: await store.passkeys(by.id) });
}

export function passkeyOptions({ store, logins }: MemberDeps): Handler<"passkeyOptions"> {
  return async ({ by, browser }) => {
    if (!passkeysWorkAt(browser.origin)) return fail(NO_PASSKEYS);
    const member = await store.memberById(by.id);
    return ok({ options: (await logins.passkeyOptions(browser, member?.email ?? by.name)) as Record<string, unknown> });
  };
}

export function addPasskey(deps: MemberDeps): Handler<"addPasskey"> {
  const { store, logins } = deps;
  return async ({ by, body, browser }) => {
    if (!passkeysWorkAt(browser.origin)) return fail(NO_PASSKEYS);
    const id = await logins.addPasskey(browser, body.name, body.credential);
    const passkey = (await store.passkeys(by.id)).find((one) => one.id === id);
    if (passkey === undefined) return fail({ problem: "bad-request", message: "The passkey was not made. Try again." });
    await store.record(by.workspace, { act: "passkey-added", subject: by.id, before: null, after: { passkey: body.name } }, deedOf(deps, by, browser));
    return ok(passkey);
  };
}

export function removePasskey(deps: MemberDeps): Handler<"removePasskey"> {
  return async ({ by, parameters: { passkeyId }, browser }) => {
    await deps.store.removePasskey(by, passkeyId, deedOf(deps, by, browser));
    return ok({ passkeys: await deps.store.passkeys(by.id) });
  };
}
