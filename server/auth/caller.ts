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
  switch (access) {
    case "anyone":
      return ok(null);
    case "till": {
      const token = BEARER.exec(authorization ?? "")?.[1];
      const till = token === undefined ? null : await store.tillByToken(hashOfToken(token));
      if (till === null) return fail({ problem: "not-signed-in", message: "This till is not enrolled here." });
      if (till.revokedMs !== null) return fail({ problem: "revoked", message: "This till was revoked by a manager." });
      return ok(till);
    }
  }
}
