import type { Failure } from "../api/reply";
import { markRevoked } from "../sync/hand-over";
import type { Line } from "../sync/line";
import type { TillStore } from "../db/till-store";
import type { SupervisorApproval, TakeOut } from "./till";

/**
 * Takes this till out of use, as a manager's revocation would: it hands over what it has done, gives its leases back, and
 * then keeps nothing (R23, R30). Only the server can do that.
 * @param _approval proof that a supervisor wants it
 */
export async function takeOut({ store, line }: { readonly store: TillStore; readonly line: Line }, _approval: SupervisorApproval): Promise<TakeOut> {
  const device = await store.get("device");
  if (device === null || device.revoked) return { kind: "leaving" };
  const reply = await line.call("signOutTill", { token: device.token });
  if (reply.kind !== "ok" && reply.kind !== "revoked") return problemOf(reply);
  await markRevoked(store, device.token);
  return { kind: "leaving" };
}

function problemOf(failure: Exclude<Failure, { kind: "revoked" }>): TakeOut {
  switch (failure.kind) {
    case "no-network":
    case "timed-out":
      return { kind: "no-network" };
    case "server-trouble":
    case "not-json":
    case "unauthorised":
    case "problem":
      return { kind: "server-trouble" };
  }
}
