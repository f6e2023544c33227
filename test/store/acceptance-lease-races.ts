import { describe, expect, test } from "vitest";
import type { Store } from "../../server/store/store";
import { capped, leasesOf, unitsOf } from "./acceptance-leases";
import { countOf, openClients } from "./acceptance-races";
import { addTestCoupon, NOON_MS, pushed, reversal, type TestShop } from "./acceptance-shop";

const AMOUNT = 100;

/** What must hold of leases however tills, managers and servers meet. */
export function acceptLeaseRaces(name: string, open: () => Promise<readonly Store[]>): void {
  describe(name, () => {
    test("[R22] 64 tills that want units at once leave a quarter in the pool, and one that asks twice has one lease", async () => {
      const { clients, shop, close } = await openCapped(open);
      await Promise.all(clients.flatMap((client) => [leasesOf(client, client.till), leasesOf(client, client.till)]));
      const leases = await shop.store.leasesAtDesk(1, { state: "all", id: null });
      expect(new Set(leases.map(({ installationId }) => installationId)).size).toBe(leases.length);
      const { used, leased } = await unitsOf(shop);
      expect({ used, leased }).toEqual({ used: 0, leased: leases.reduce((sum, { units }) => sum + units, 0) });
      expect(AMOUNT - leased).toBeGreaterThanOrEqual(AMOUNT / 4);
      await close();
    });

    test("[R23] leases that are spent, undone, given back and written off at once never let more through than the cap", async () => {
      const { clients, shop, close } = await openCapped(open);
      const said = await Promise.all(clients.map((client, index) => workedAt(client, index)));
      const accepted = countOf(said.flatMap(({ answers }) => answers), "accepted");
      const undone = said.filter(({ wasUndone }) => wasUndone).length;
      const leases = await shop.store.leasesAtDesk(1, { state: "all", id: null });
      const { used, leased } = await unitsOf(shop);
      expect(used).toBe(accepted - undone);
      expect(leased).toBe(leases.reduce((sum, { atRisk }) => sum + atRisk, 0));
      expect(used + leased).toBeLessThanOrEqual(AMOUNT);
      // Every till wants more than its share, so that all of it goes but what is at risk.
      expect(accepted).toBeGreaterThan(AMOUNT / 2);
      for (const { units, spent, atRisk } of leases) expect(spent + atRisk).toBeLessThanOrEqual(units);
      await close();
    });
  });
}

async function openCapped(open: () => Promise<readonly Store[]>) {
  const opened = await openClients(open);
  await addTestCoupon(opened.shop.store, 1, "CAPPED", ["K"], { source: { kind: "fixed", amount: AMOUNT }, offline: "lease-only" });
  return opened;
}

/** A till gets units and spends more than it has; then, by turns, it undoes one, gives back, or is written off meanwhile. */
async function workedAt(client: TestShop, index: number) {
  const [lease = null] = await leasesOf(client, client.till);
  const facts = [capped(client, lease), capped(client, lease), capped(client, null, { kind: "ask" })];
  const pushing = pushed(client, client.till, ...facts);
  const spentKeys = facts.map(({ key }) => key);
  const alongside = {
    0: async () => undefined,
    1: async () => void (lease && (await client.store.closeLeases(client.till, [{ leaseId: lease.leaseId, spentKeys }]))),
    2: async () => void (lease && (await client.store.writeOffLease(1, lease.leaseId))),
    3: async () => void (await Promise.all([leasesOf(client, client.till, lease ? { [lease.leaseId]: 9 } : {}), client.store.tidy(NOON_MS)])),
  }[index % 4];
  const [answers] = await Promise.all([pushing, alongside?.()]);
  const [first] = answers;
  const wasUndone = index % 8 < 4 && first?.outcome.kind === "accepted";
  if (wasUndone) await pushed(client, client.till, reversal(client, facts[0]?.key ?? ""));
  return { answers, wasUndone };
}
