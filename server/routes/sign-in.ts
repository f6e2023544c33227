import type { MeMessage } from "../../src/contract/messages/sign-in";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { parseEmail } from "../../src/domain/member/email";
import { fail, ok } from "../../src/domain/result";
import type { Browser } from "../auth/browser";
import { deedOf, SYSTEM } from "../auth/deed-of";
import type { Trier } from "../auth/slow-down";
import { passkeysWorkAt } from "../auth/passkeys-work-at";
import type { LoginOnRecord, MemberOnRecord } from "../store/members/member-store";
import type { Workspace } from "../store/store";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";

/** Of one address: each costs a hash, and nobody needs more. */
const ACCOUNTS_TRIED = 5;

const WRONG: ProblemMessage = { problem: "not-signed-in", message: "This address and password do not fit. Check both and try again." };

export function signInStatus({ store, logins, sendMail, ownUrl }: MemberDeps): Handler<"signInStatus"> {
  return async ({ browser }) => {
    const [session, workspaces] = await Promise.all([logins.sessionOf(browser), store.workspaces()]);
    const member = session === null ? null : await store.memberById(session.memberId);
    return ok({
      me: member === null ? null : meOf(member, workspaces),
      setUp: workspaces.length === 0,
      passkeys: passkeysWorkAt(browser.origin),
      mail: sendMail !== undefined && (ownUrl?.() ?? null) !== null,
    });
  };
}

/** One answer for an account that is not there and a password that is not right, after the same time. */
export function signIn(deps: MemberDeps): Handler<"signIn"> {
  const { store, logins, slowDown, knownBrowsers, log } = deps;
  return async ({ body, browser }) => {
    const email = parseEmail(body.email);
    const known = email.ok ? await store.loginsByEmail(email.value) : [];
    const asked = known.filter(({ workspace }) => workspace === (body.workspace ?? workspace)).slice(0, ACCOUNTS_TRIED);
    const trier = await trierAt(asked, browser);
    const mayTry = await slowDown.beforeTry(trier);
    if (!mayTry.ok) return mayTry;
    const fitting = asked.length < 2 ? asked : await withPassword(asked, body.password);
    if (fitting.length > 1) {
      await slowDown.afterRight(trier);
      return ok({ kind: "choose", workspaces: fitting.map(({ shop }) => shown(shop)) });
    }
    const [member] = fitting;
    const before = await logins.sessionOf(browser);
    if (!(await logins.signIn(browser, member?.id ?? null, body.password)) || member === undefined) {
      // Told without waiting, so that an account that is there does not answer later.
      const told = asked.map(({ workspace, id }) =>
        store.record(workspace, { act: "sign-in-refused", subject: id, before: null, after: null }, deedOf(deps, SYSTEM, browser)),
      );
      Promise.all(told).catch((failure: unknown) => log.error({ err: failure }, "A refused sign-in was not logged."));
      return fail(WRONG);
    }
    await slowDown.afterRight(trier);
    await greet(deps, member, browser, before?.id ?? null, "password");
    return ok({ kind: "signed-in", me: meOf(member, [member.shop]) });

    async function trierAt(accounts: readonly LoginOnRecord[], from: Browser): Promise<Trier> {
      const name = await knownBrowsers.nameFor(from, accounts.map(({ id }) => id));
      // Who has a new password starts anew with it.
      const knownAs = name === null ? null : [name, ...accounts.map(({ passwordHash }) => passwordHash)].join("\0");
      return { account: body.email.trim().toLowerCase(), address: from.address, knownAs };
    }

    async function withPassword(accounts: readonly LoginOnRecord[], password: string): Promise<readonly LoginOnRecord[]> {
      const right = await Promise.all(accounts.map(({ passwordHash }) => logins.isPassword(passwordHash, password)));
      return accounts.filter((_account, index) => right[index]);
    }
  };
}

export function passkeySignInOptions({ logins }: MemberDeps): Handler<"passkeySignInOptions"> {
  return async ({ browser }) => {
    if (!passkeysWorkAt(browser.origin)) return fail(NO_PASSKEYS);
    return ok({ options: (await logins.passkeySignInOptions(browser)) as Record<string, unknown> });
  };
}

export function passkeySignIn(deps: MemberDeps): Handler<"passkeySignIn"> {
  const { store, logins } = deps;
  return async ({ body, browser }) => {
    if (!passkeysWorkAt(browser.origin)) return fail(NO_PASSKEYS);
    const before = await logins.sessionOf(browser);
    const session = await logins.passkeySignIn(browser, body.credential);
    const member = session === null ? null : await store.memberById(session.memberId);
    if (member === null) return fail({ problem: "not-signed-in", message: "This passkey is not known here. Sign in with your password." });
    await greet(deps, member, browser, before?.id ?? null, "passkey");
    return ok({ kind: "signed-in", me: meOf(member, await store.workspaces()) });
  };
}

export function signOut(deps: MemberDeps): Handler<"signOut"> {
  const { store, logins } = deps;
  return async ({ by, browser }) => {
    await logins.signOut(browser);
    await store.record(by.workspace, { act: "signed-out", subject: by.id, before: null, after: null }, deedOf(deps, by, browser));
    return ok({});
  };
}

export const NO_PASSKEYS: ProblemMessage = {
  problem: "not-allowed",
  message: "Passkeys need an address with a name, over HTTPS. Sign in with your password.",
};

/** The session that this browser had until now ends with the one that begins, whoever's it was. */
async function greet(deps: MemberDeps, member: MemberOnRecord, browser: Browser, before: string | null, how: string): Promise<void> {
  const deed = () => deedOf(deps, { kind: "member", ...member }, browser);
  if (before !== null) await deps.store.endSessions(member, { only: before }, deed());
  await deps.store.record(member.workspace, { act: "signed-in", subject: member.id, before: null, after: { how } }, deed());
}

export function meOf({ id, name, email, role, workspace }: MemberOnRecord, workspaces: readonly Workspace[]): MeMessage {
  const own = workspaces.find(({ number }) => number === workspace);
  return { id, name, email, role, workspace: shown(own ?? { number: workspace, name: "", demo: false, zone: "UTC", plan: "free" }) };
}

function shown({ number, name, demo, zone, plan }: Workspace) {
  return { number, name, demo, zone, plan };
}
