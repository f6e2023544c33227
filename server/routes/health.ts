import { PROTOCOL_VERSION } from "../../src/contract/protocol";
import { fail, ok } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { Handler } from "./handler";

const FINE = { status: "ok", protocol: PROTOCOL_VERSION } as const;

export const health: Handler<"health"> = async () => ok(FINE);

export function ready({ store, log }: Deps): Handler<"ready"> {
  return async () => {
    const failure: unknown = await store.check().then(() => null, (reason: unknown) => reason);
    if (failure !== null) {
      log.error({ err: failure }, "The database does not answer.");
      return fail({ problem: "unavailable", message: "The database does not answer." });
    }
    return ok(FINE);
  };
}
