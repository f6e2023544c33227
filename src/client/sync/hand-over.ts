import { newDuty } from "../../domain/sync/outbox-state";
import type { Failure } from "../api/reply";
import type { DeviceRecord, SignedOutRecord } from "../db/records";
import type { Held, TillStore } from "../db/till-store";
import { isHandedOver } from "./left-by";
import { pushOutbox, type Push, type PushDeps } from "./push-outbox";
import { giveBackLeases } from "./renew-leases";

/**
 * All that a revoked till still does: it hands over its outbox, and once every item is acknowledged it gives its leases back
 * and is wiped (R23, R30). Cut off at any moment, it goes on under the same keys.
 */
export async function handOver(deps: PushDeps, device: DeviceRecord, limit?: number): Promise<Push> {
  const push = await pushOutbox(deps, device.token, limit, "handover");
  const failure = push.failure ?? (await leave(deps, device));
  // A server that was put back to an earlier copy knows of no revocation: the till is one like any other again.
  if (isNotRevoked(failure)) await changeRevoked(deps.store, device.token, false);
  return { ...push, kind: failure === null ? "done" : "failed", failure };
}

/** Gives the leases back and wipes the till, unless something waits yet. */
async function leave(deps: PushDeps, device: DeviceRecord): Promise<Failure | null> {
  if ((await deps.store.outbox()).length > 0) return null;
  const failure = await giveBackLeases(deps, device.token);
  if (failure === null) await deps.store.wipe((held) => lastWord(held, device));
  return failure;
}

/**
 * A manager has revoked the till whose token this is: from now on it redeems nothing, and what was to be tried again later
 * is handed over at once. Whoever enrolled this device anew meanwhile has another token (R24).
 */
export async function markRevoked(store: TillStore, token: string): Promise<void> {
  await changeRevoked(store, token, true);
  await store.changeOutbox((items) =>
    items.flatMap(({ state, ...item }) =>
      state.phase === "waiting" || state.phase === "parked" ? [{ ...item, state: newDuty(state.duty, 0) }] : [],
    ),
  );
}

function changeRevoked(store: TillStore, token: string, revoked: boolean): Promise<void> {
  return store.change("device", (now) => (now?.token === token ? { ...now, revoked } : now));
}

/** Null where there is something to hand over yet, or another tab has wiped this till, perhaps enrolled it anew. */
function lastWord({ device, outbox, history }: Held, { token }: DeviceRecord): SignedOutRecord | null {
  if (device?.token !== token || !device.revoked || outbox.length > 0) return null;
  return { handedOver: history.filter(isHandedOver).length };
}

function isNotRevoked(failure: Failure | null): boolean {
  return failure?.kind === "problem" && failure.problem === "not-allowed";
}
