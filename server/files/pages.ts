import type { CodeAtDesk, CodesQuery } from "../../src/contract/messages/codes-at-desk";
import type { CouponRedemptionsResponse, CouponRedemptionsQuery } from "../../src/contract/messages/coupon-redemptions";
import type { CouponInList } from "../../src/contract/messages/coupons-at-desk";
import type { clockOf, Day } from "../../src/domain/figures/days-in-zone";
import type { RedemptionOnFile } from "../store/figures/figures-store";
import type { Store } from "../store/store";

/** So many records are in memory at once; between two pages others get their turn. */
const PAGE = 500;

export async function* allCoupons(store: Store, workspace: number, nowMs: number): AsyncGenerator<readonly CouponInList[]> {
  for (let page = 1; ; page += 1) {
    const { coupons, total } = await store.couponsAtDesk(workspace, { search: "", sort: "oldest", page, limit: PAGE }, nowMs);
    yield coupons;
    if (page * PAGE >= total) return;
  }
}

export async function* allCodes(store: Store, workspace: number, couponId: string, wanted: Pick<CodesQuery, "search" | "state">): AsyncGenerator<readonly CodeAtDesk[]> {
  for (let after: string | undefined; ; ) {
    const page = await store.codesAtDesk(workspace, couponId, { ...wanted, after, limit: PAGE });
    if (page === null) return;
    yield page.codes;
    if (page.next === null) return;
    after = page.next;
  }
}

/** Which days are wanted, by the clocks of the stores that redemptions were at. */
type DaysWanted = { readonly from: Day; readonly to: Day; readonly clockAt: ClockAt };

type ClockAt = (storeId: string) => ReturnType<typeof clockOf>;

/** A redemption with when it was by its store's clocks. */
export type RedemptionThere = RedemptionOnFile & { readonly day: Day; readonly time: string; readonly undoneAt: string | null };

/** @param span of instants that holds the days of every store */
export async function* allRedemptions(
  store: Store,
  workspace: number,
  span: { readonly fromMs: number; readonly toMs: number },
  { from, to, clockAt }: DaysWanted,
): AsyncGenerator<readonly RedemptionThere[]> {
  for (let after: RedemptionOnFile | null = null; ; ) {
    const page: readonly RedemptionOnFile[] = await store.redemptionsBetween(workspace, { ...span, after, limit: PAGE });
    const there = page.map((redemption) => byItsClock(redemption, clockAt));
    yield there.filter(({ day }) => day >= from && day <= to);
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE) return;
  }
}

/** Of one coupon, the newest first. */
export async function* allOfCoupon(
  store: Store,
  workspace: number,
  { couponId, name }: { readonly couponId: string; readonly name: string },
  wanted: Pick<CouponRedemptionsQuery, "only">,
  clockAt: ClockAt,
): AsyncGenerator<readonly RedemptionThere[]> {
  for (let after: string | undefined; ; ) {
    const page: CouponRedemptionsResponse | null = await store.couponRedemptions(workspace, couponId, { ...wanted, after, limit: PAGE });
    if (page === null) return;
    yield page.redemptions.map((redemption) => byItsClock({ ...redemption, name }, clockAt));
    if (page.next === null) return;
    after = page.next;
  }
}

function byItsClock(redemption: RedemptionOnFile, clockAt: ClockAt): RedemptionThere {
  const { stampAt } = clockAt(redemption.store.id);
  const [day = "", time = ""] = stampAt(redemption.correctedMs).split(" ");
  return { ...redemption, day, time, undoneAt: redemption.undone === null ? null : stampAt(redemption.undone.atMs) };
}
