import { reverseAtDesk } from "../push/reverse-at-desk";
import type { Sql } from "../sql";
import { codeHistory } from "./code-history";
import { couponFigures } from "./coupon-figures";
import { couponRedemptions } from "./coupon-redemptions";
import type { FiguresStore } from "./figures-store";
import { redemptionsBetween } from "./redemptions-between";
import { today } from "./today";

/** The part of the store that tells how the shop is doing, and undoes what should not have been. */
export function createFiguresStore(sql: Sql): FiguresStore {
  return {
    today: (workspace, nowMs) => today(sql, workspace, nowMs),
    figures: (workspace, couponId, span) => couponFigures(sql, workspace, couponId, span),
    codeHistory: (workspace, couponId, shown) => codeHistory(sql, workspace, couponId, shown),
    reverseRedemption: (workspace, said, deed) => reverseAtDesk(sql, workspace, said, deed),
    couponRedemptions: (workspace, couponId, wanted) => couponRedemptions(sql, workspace, couponId, wanted),
    redemptionsBetween: (workspace, wanted) => redemptionsBetween(sql, workspace, wanted),
  };
}
