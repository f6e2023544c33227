import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { Access, KeyAccess, MemberAccess } from "../../src/contract/access";
import { isAtLeast, type MemberRole } from "../../src/domain/member/role";
import { fail, ok, type Result } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { TillOnRecord } from "../store/store";
import type { Browser } from "./browser";
import type { Logins } from "./logins";
import { API_KEY_PREFIX, hashOfToken } from "./secrets";

const BEARER = /^Bearer ([A-Za-z0-9_-]+)$/;

/** A member who is signed in. */
export type MemberCaller = {
  readonly kind: "member";
  readonly workspace: number;
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly sessionId: string;
};

/** A program, by its API key. Tills are told its id (R78), and nobody `keyHash`. */
export type KeyCaller = { readonly kind: "key"; readonly workspace: number; readonly id: string; readonly name: string; readonly keyHash: Uint8Array };

/** Who calls, as far as a route wants to know: nobody where anyone may. */
export type Caller = { readonly till: TillOnRecord | null; readonly by: MemberCaller | KeyCaller | null };

type CallerDeps = Pick<Deps, "store" | "nowMs"> & { readonly logins: Pick<Logins, "sessionOf"> };

/** The one place that decides who may call what (R63). */
export async function callerOf(browser: Browser, access: Access, deps: CallerDeps): Promise<Result<Caller, ProblemMessage>> {
  const authorization = browser.headers.get("Authorization");
  const token = BEARER.exec(authorization ?? "")?.[1] ?? null;
  if (typeof access === "object") {
    const by = authorization === null ? await memberBy(browser, access, deps) : await keyBy(token, access, deps);
    return by.ok ? ok({ till: null, by: by.value }) : by;
  }
  switch (access) {
    case "anyone":
      return ok({ till: null, by: null });
    case "till": {
      const till = await enrolledTill(deps, token);
      if (!till.ok) return till;
      if (till.value.revokedMs === null) return ok({ till: till.value, by: null });
      return fail({ problem: "revoked", message: "This till was revoked by a manager." });
    }
    case "revoked-till": {
      const till = await enrolledTill(deps, token);
      if (!till.ok) return till;
      if (till.value.revokedMs !== null) return ok({ till: till.value, by: null });
      return fail({ problem: "not-allowed", message: "Only a till that was revoked hands over." });
    }
  }
}

async function enrolledTill(
  { store, nowMs }: Pick<Deps, "store" | "nowMs">,
  token: string | null,
): Promise<Result<TillOnRecord, ProblemMessage>> {
  const till = token === null ? null : await store.tillByToken(hashOfToken(token), nowMs());
  return till === null ? fail({ problem: "not-signed-in", message: "This till is not enrolled here." }) : ok(till);
}

async function memberBy(
  browser: Browser,
  access: MemberAccess | KeyAccess,
  { store, logins }: CallerDeps,
): Promise<Result<MemberCaller, ProblemMessage>> {
  const session = await logins.sessionOf(browser);
  // Removed since: the session may still be there for a moment.
  const member = session === null ? null : await store.memberById(session.memberId);
  if (session === null || member === null) return fail({ problem: "not-signed-in", message: "Sign in to go on." });
  if (access.member === undefined) return fail({ problem: "not-allowed", message: "This is for programs: use an API key." });
  if (!isAtLeast(member.role, access.member)) return fail({ problem: "not-allowed", message: NEEDED[access.member] });
  return ok({ kind: "member", ...member, sessionId: session.id });
}

const NEEDED: Record<MemberRole, string> = {
  viewer: "This needs a member.",
  manager: "This needs a manager. Ask one, or have an owner make you one.",
  owner: "This needs an owner of the shop.",
};

async function keyBy(token: string | null, access: MemberAccess | KeyAccess, { store }: CallerDeps): Promise<Result<KeyCaller, ProblemMessage>> {
  const isKey = token?.startsWith(API_KEY_PREFIX) ?? false;
  const keyHash = hashOfToken(token ?? "");
  const key = isKey ? await store.apiKeyByHash(keyHash) : null;
  if (key === null) return fail({ problem: "not-signed-in", message: "This needs an API key, or a member who is signed in." });
  if (key.revokedMs !== null) return fail({ problem: "not-signed-in", message: "This API key was revoked." });
  if (access.key === undefined) return fail({ problem: "not-allowed", message: "No API key may do this; sign in." });
  const wanted = [access.key].flat();
  if (!key.scopes.some((scope) => wanted.includes(scope))) return fail({ problem: "not-allowed", message: "This API key may not do this." });
  return ok({ kind: "key", workspace: key.workspace, id: key.id, name: key.name, keyHash });
}
