import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { Access } from "../../src/contract/routes";
import { fail, ok, type Result } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { TillOnRecord } from "../store/store";
import { API_KEY_PREFIX, hashOfToken } from "./secrets";

const BEARER = /^Bearer ([A-Za-z0-9_-]+)$/;

/** A manager, by an API key. */
export type Manager = { readonly workspace: number; readonly id: string; readonly name: string };

/** Who calls, as far as a route wants to know: nobody where anyone may. */
export type Caller = { readonly till: TillOnRecord | null; readonly manager: Manager | null };

export async function callerOf(
  authorization: string | undefined,
  access: Access,
  deps: Pick<Deps, "store" | "nowMs">,
): Promise<Result<Caller, ProblemMessage>> {
  const token = BEARER.exec(authorization ?? "")?.[1] ?? null;
  switch (access) {
    case "anyone":
      return ok({ till: null, manager: null });
    case "till": {
      const till = await enrolledTill(deps, token);
      if (!till.ok) return till;
      if (till.value.revokedMs === null) return ok({ till: till.value, manager: null });
      return fail({ problem: "revoked", message: "This till was revoked by a manager." });
    }
    case "revoked-till": {
      const till = await enrolledTill(deps, token);
      if (!till.ok) return till;
      if (till.value.revokedMs !== null) return ok({ till: till.value, manager: null });
      return fail({ problem: "not-allowed", message: "Only a till that was revoked hands over." });
    }
    case "manager": {
      const manager = await managerBy(deps.store, token);
      return manager.ok ? ok({ till: null, manager: manager.value }) : manager;
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

async function managerBy(store: Deps["store"], token: string | null): Promise<Result<Manager, ProblemMessage>> {
  const isKey = token?.startsWith(API_KEY_PREFIX) ?? false;
  const key = isKey && token !== null ? await store.apiKeyByHash(hashOfToken(token)) : null;
  if (key === null) return fail({ problem: "not-signed-in", message: "This needs an API key of a manager." });
  if (key.revokedMs !== null) return fail({ problem: "not-signed-in", message: "This API key was revoked." });
  if (!key.scopes.includes("manage")) return fail({ problem: "not-allowed", message: "This API key may not manage." });
  return ok({ workspace: key.workspace, id: key.id, name: key.name });
}
