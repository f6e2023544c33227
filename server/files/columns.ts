import type { CodeAtDesk } from "../../src/contract/messages/codes-at-desk";
import type { CouponInList } from "../../src/contract/messages/coupons-at-desk";
import type { Columns } from "./columns-of";
import type { RedemptionThere } from "./pages";
import type { DaySum } from "./sums";

type StampAt = (atMs: number) => string;

const orNothing = (stampAt: StampAt) => (atMs: number | null | undefined) => (atMs === null || atMs === undefined ? null : stampAt(atMs));

/** @param stampAt by the workspace's clocks, as for codes */
export function couponColumns(stampAt: StampAt): Columns<CouponInList> {
  const at = orNothing(stampAt);
  return {
    "Coupon ID": ({ couponId }) => couponId,
    Name: ({ name }) => name,
    Title: ({ title }) => title,
    Status: ({ status }) => status,
    Claiming: ({ claiming }) => claiming,
    "Code type": ({ codeType }) => codeType,
    Codes: ({ source }) => source,
    Starts: ({ period }) => at(period.startMs),
    Ends: ({ period }) => at(period.endMs),
    "To claim": ({ of }) => of,
    Claimed: ({ claimed }) => claimed,
    Redeemed: ({ redeemed }) => redeemed,
    Created: ({ createdMs }) => at(createdMs),
  };
}

export function codeColumns(stampAt: StampAt): Columns<CodeAtDesk> {
  const at = orNothing(stampAt);
  return {
    Code: ({ code }) => code,
    State: ({ state }) => state,
    Name: ({ claim }) => claim?.name ?? null,
    Channel: ({ claim }) => claim?.channel ?? null,
    Contact: ({ claim }) => claim?.externalId ?? null,
    Claimed: ({ claim }) => at(claim?.claimedMs),
    Opened: ({ claim }) => at(claim?.openedMs),
    Redeemed: ({ redeemed }) => at(redeemed?.atMs),
    Store: ({ redeemed }) => redeemed?.store.name ?? null,
    Till: ({ redeemed }) => redeemed?.till.name ?? null,
    Staff: ({ redeemed }) => redeemed?.staff.name ?? null,
    Claim: ({ claim }) => claim?.claimId ?? null,
  };
}

/** `Stands`: `reversed` is one that was undone, `conflict` one that took no code. */
export const REDEMPTION_COLUMNS: Columns<RedemptionThere> = {
  Day: ({ day }) => day,
  Time: ({ time }) => time,
  Store: ({ store }) => store.name,
  "Coupon ID": ({ couponId }) => couponId,
  Coupon: ({ name }) => name,
  Code: ({ shown }) => (shown.kind === "code" ? shown.value : null),
  Claim: ({ shown }) => (shown.kind === "claim" ? shown.claimId : null),
  Staff: ({ staff }) => staff.name,
  Till: ({ till }) => till.name,
  Method: ({ method }) => method,
  Receipt: ({ receipt }) => receipt,
  Stands: ({ standing }) => standing,
  Undone: ({ undoneAt }) => undoneAt,
  "Why undone": ({ undone }) => undone?.reason ?? null,
  Overridden: ({ override }) => (override === null ? null : override.reasons.join(" ")),
  "Why overridden": ({ override }) => override?.note ?? null,
  "Decided by": ({ decidedBy }) => decidedBy,
  Key: ({ key }) => key,
};

export const SUM_COLUMNS: Columns<DaySum> = {
  Day: ({ day }) => day,
  Store: ({ store }) => store.name,
  "Coupon ID": ({ couponId }) => couponId,
  Coupon: ({ name }) => name,
  Redeemed: ({ redeemed }) => redeemed,
  Reversed: ({ reversed }) => reversed,
  "In conflict": ({ conflict }) => conflict,
};
