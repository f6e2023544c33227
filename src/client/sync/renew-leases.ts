import { LEASE_SPENT_KEYS_MAX, LEASES_MAX, type ClosingLease } from "../../contract/messages/leases";
import { PROTOCOL_VERSION } from "../../contract/protocol";
import { areLeasesDue, leasesAfter, type LeasesDue, unitsLeft } from "../../domain/sync/renew-lease";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import { heldLease, type LeaseInUse } from "../db/lease-use";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "./till-clock";

export type LeaseRenewal = {
  /** Asks the server about the till's leases where that is due; null where all went through or nothing was to be done. */
  renew(token: string): Promise<Failure | null>;
  /** The next `renew` asks in any case. */
  askSoon(): void;
};

type RenewalDeps = { readonly store: TillStore; readonly api: Api; readonly clock: Pick<TillClock, "nowMs"> };

/** Keeps the till in units for the time without a network, and gives back what is called back (R21, R22). */
export function createLeaseRenewal({ store, api, clock }: RenewalDeps): LeaseRenewal {
  let last: LeasesDue["asked"] = null;

  /** "asked": there may be something to give back now that was not called back before. */
  async function ask(token: string): Promise<Failure | "asked" | null> {
    const { leases, ordinals } = await store.leasing();
    const closing = closingReports(leases);
    const isClosing = new Set(closing.map(({ leaseId }) => leaseId));
    const nowMs = clock.nowMs();
    const due = leases.map((one) => ({ ...one.lease, ...heldLease(one), closing: isClosing.has(one.lease.leaseId) }));
    if (!areLeasesDue({ leases: due, ordinals, asked: last, nowMs })) return null;

    const asked = new Set(leases.map(({ lease }) => lease.leaseId));
    const held = due.filter((lease) => !lease.closing).map(({ leaseId, spent }) => ({ leaseId, spent }));
    const reply = await api.call("leases", { token, body: { closing: [...closing], held: held.slice(0, LEASES_MAX) } });
    if (reply.kind !== "ok") return reply;
    const told = reply.value.leases;
    await store.changeLeases((kept) => leasesAfter(kept, asked, told));
    const spentOf = new Map(due.map(({ leaseId, spent }) => [leaseId, spent]));
    const now = told.map((lease) => ({ ...lease, spent: spentOf.get(lease.leaseId) ?? 0 }));
    last = { ms: nowMs, left: unitsLeft(now, ordinals) };
    return "asked";
  }

  return {
    async renew(token) {
      const first = await ask(token);
      if (first !== "asked") return first;
      const second = await ask(token);
      return second === "asked" ? null : second;
    },
    askSoon() {
      last = null;
    },
  };
}

/** A revoked till's last: it gives all of its leases back, once there is nothing in its outbox (R23). */
export async function giveBackLeases({ store, api }: Pick<RenewalDeps, "store" | "api">, token: string): Promise<Failure | null> {
  const { leases } = await store.leasing();
  const closing = leases.map(({ lease }) => ({ leaseId: lease.leaseId, spentKeys: [] }));
  for (let at = 0; at < closing.length; at += LEASES_MAX) {
    const body = { protocol: PROTOCOL_VERSION, items: [], heard: [], closing: closing.slice(at, at + LEASES_MAX) };
    const reply = await api.call("handover", { token, body });
    if (reply.kind !== "ok") return reply;
  }
  return null;
}

/**
 * What the server is told of leases that were called back. One with an ask still open waits until that is decided; what was
 * withdrawn has no unit any more.
 */
function closingReports(leases: readonly LeaseInUse[]): readonly ClosingLease[] {
  const calledBack = leases.filter(({ lease, queued }) => lease.closing && queued.every(({ state }) => state.phase !== "asking"));
  const reports: ClosingLease[] = [];
  let keys = 0;
  for (const { lease, queued } of calledBack.slice(0, LEASES_MAX)) {
    const spentKeys = queued.filter(({ withdrawal }) => withdrawal === null).map(({ key }) => key);
    keys += spentKeys.length;
    if (keys <= LEASE_SPENT_KEYS_MAX) reports.push({ leaseId: lease.leaseId, spentKeys });
  }
  return reports;
}
