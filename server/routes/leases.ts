import { fail, ok } from "../../src/domain/result";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import type { Handler } from "./handler";
import type { NoteSeen } from "./note-seen";

export function leases({ store, nowMs, randomBytes }: Deps, noteSeen: NoteSeen): Handler<"leases"> {
  return async ({ till, body }) => {
    await noteSeen(till);
    const now = nowMs();
    await store.closeLeases(till, body.closing);
    const spentOf = new Map(body.held.map(({ leaseId, spent }) => [leaseId, spent]));
    const open = await store.renewLeases(till, { spentOf, newId: () => newId(now, randomBytes), nowMs: now });
    return ok({ nowMs: nowMs(), leases: open });
  };
}

export function leasesAtDesk({ store }: Deps): Handler<"leasesAtDesk"> {
  return async ({ manager, query: { state } }) => ok({ leases: await store.leasesAtDesk(manager.workspace, { state, id: null }) });
}

export function writeOffLease({ store }: Deps): Handler<"writeOffLease"> {
  return async ({ manager, parameters: { leaseId } }) => {
    const isHere = await store.writeOffLease(manager.workspace, leaseId);
    const [lease] = await store.leasesAtDesk(manager.workspace, { state: "all", id: leaseId });
    if (!isHere || lease === undefined) return fail({ problem: "not-found", message: "There is no such lease here." });
    return ok(lease);
  };
}
