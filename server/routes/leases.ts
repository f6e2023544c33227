import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
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
  return async ({ by, query: { state } }) => ok({ leases: await store.leasesAtDesk(by.workspace, { state, id: null }) });
}

export function writeOffLease(deps: Deps): Handler<"writeOffLease"> {
  return async ({ by, parameters: { leaseId }, browser }) => {
    const isHere = await deps.store.writeOffLease(by.workspace, leaseId, deedOf(deps, by, browser));
    const [lease] = await deps.store.leasesAtDesk(by.workspace, { state: "all", id: leaseId });
    if (!isHere || lease === undefined) return fail({ problem: "not-found", message: "There is no such lease here." });
    return ok(lease);
  };
}
