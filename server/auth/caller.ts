import { fail, ok, type Result } from "../../src/domain/result";
import type { Access } from "../../src/contract/routes";
import type { Deps } from "../deps";
import type { Problem } from "../routes/handler";
import type { TillOnRecord } from "../store/store";
import { hashOfToken } from "./secrets";

const BEARER = /^Bearer ([A-Za-z0-9_-]+)$/;

/** Who calls, as far as a route wants to know: null where anyone may. */
export async function callerOf(
  authorization: string | undefined,
  access: Access,
  { store }: Pick<Deps, "store">,
): Promise<Result<TillOnRecord | null, Problem>> {
  const token = BEARER.exec(authorization ?? "")?.[1] ?? null;
  switch (access) {
    case "anyone":
      return ok(null);
    case "till": {
      const till = await enrolledTill(store, token);
      if (!till.ok || till.value.revokedMs === null) return till;
      return fail({ problem: "revoked", message: "This till was revoked by a manager." });
    }
    case "revoked-till": {
      const till = await enrolledTill(store, token);
      if (!till.ok || till.value.revokedMs !== null) return till;
      return fail({ problem: "not-allowed", message: "Only a till that was revoked hands over." });
    }
  }
}

async function enrolledTill(store: Deps["store"], token: string | null): Promise<Result<TillOnRecord, Problem>> {
  const till = token === null ? null : await store.tillByToken(hashOfToken(token));
  return till === null ? fail({ problem: "not-signed-in", message: "This till is not enrolled here." }) : ok(till);
}
