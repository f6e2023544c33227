import { http, HttpResponse } from "msw";
import { afterEach, beforeEach } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import type { Redeem } from "../../src/client/till/till";
import { fixedTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import { scan, startBench, type Bench, type BenchTill } from "./till-bench";

export const NEEDS_LEASE = { kind: "refused", refusals: [{ reason: "needs-lease" }] };
/** What a till is given of a coupon with enough uses, at first. */
export const FIRST_UNITS = 10;

/**
 * A shop for each test of a file, with one till and a capped coupon: how many tills there are decides what each of them gets.
 * `code`: the coupon's, and its id.
 */
export function useLeaseShop() {
  // Made before each test; nothing reads them sooner.
  const shop = { code: "" } as { bench: Bench; till: BenchTill; code: string };
  let coupons = 0;

  /** Another coupon takes the place of the test's own. */
  async function addCapped(amount: number): Promise<void> {
    shop.code = `CAPPED${String((coupons += 1))}`;
    await addCoupon(shop.bench, shop.code, [shop.code], fixedTerms({ source: { kind: "fixed", amount } }));
  }

  const atDesk = () => shop.bench.mock.store.leasesAtDesk(1, { state: "all", id: null });

  beforeEach(async () => {
    shop.bench = await startBench();
    await addCapped(1_000);
    shop.till = await shop.bench.readyTill();
  });
  afterEach(async () => {
    shop.bench.back();
    await shop.till.close();
    await shop.bench.mock.stop();
  });

  return Object.assign(shop, {
    addCapped,
    atDesk,
    show: async (to = shop.till): Promise<Redeem> => to.redeem(await scan(to, shop.code)),

    /** The coupon's units, as the server has told tills of them last. */
    async usage() {
      const { store } = shop.bench.mock;
      const { epoch } = await store.snapshot(1, Date.now());
      const page = await store.feedAfter(1, { after: 0, epoch: epoch.number }, 10_000);
      const told = (page?.entries ?? []).flatMap((entry) => (entry.kind === "coupon" && entry.coupon.couponId === shop.code ? [entry.coupon] : []));
      return { used: told.at(-1)?.used, leased: told.at(-1)?.leased };
    },

    /** A till's latest lease of the test's coupon. */
    async leaseOf(of = shop.till) {
      const installation = (await of.store.get("device"))?.installationId;
      return (await atDesk()).findLast(({ couponId, installationId }) => couponId === shop.code && installationId === installation);
    },

    /** As the feed does. */
    callBack: () => shop.till.store.changeLeases((now) => now.map((lease) => ({ ...lease, closing: true }))),

    /** The server answers what tills ask about leases, and takes nothing that they have done. */
    takeNoEvents: () => shop.bench.server.use(http.post(`${MOCK_ORIGIN}/api/till/events`, () => new HttpResponse("busy", { status: 429 }))),

    async supervisorsApproval() {
      const supervisor = (await shop.till.staff()).find(({ role }) => role === "supervisor");
      const approved = await shop.till.approve(supervisor?.id ?? "", "9876");
      if (approved.kind !== "approved") throw new Error(approved.kind);
      return approved.approval;
    },
  });
}
