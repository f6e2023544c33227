import type { CodeHistory, CodeHistoryRequest } from "../../../src/contract/messages/code-history";
import type { CouponRedemptionsResponse, CouponRedemptionsQuery } from "../../../src/contract/messages/coupon-redemptions";
import type { SpanQuery } from "../../../src/contract/messages/days";
import type { RedemptionAtDesk } from "../../../src/contract/messages/desk";
import type { Figures } from "../../../src/contract/messages/figures";
import type { Today } from "../../../src/contract/messages/today";
import type { Result } from "../../../src/domain/result";
import type { Deed } from "../members/member-store";

/** How the shop is doing and what became of what. */
export type FiguresStore = {
  today(workspace: number, nowMs: number): Promise<Today>;
  /** Null where the workspace has no such coupon. */
  figures(workspace: number, couponId: string, span: SpanQuery): Promise<Figures | null>;
  /** Null where the workspace has no such coupon, or that no such code or claim. */
  codeHistory(workspace: number, couponId: string, shown: CodeHistoryRequest["shown"]): Promise<CodeHistory | null>;
  /** Undoes a redemption for a manager (R72); under a key that was used for the same before, nothing happens again. */
  reverseRedemption(workspace: number, said: NewReversal, deed: Deed): Promise<Result<RedemptionAtDesk, "not-found" | "key-reuse">>;
  /** A page of one coupon's redemptions, the newest first; null where the workspace has no such coupon. */
  couponRedemptions(workspace: number, couponId: string, wanted: CouponRedemptionsQuery): Promise<CouponRedemptionsResponse | null>;
  /** Redemptions in the order of their corrected times, so many at most. */
  redemptionsBetween(workspace: number, wanted: RedemptionsWanted): Promise<readonly RedemptionOnFile[]>;
};

/** `key`: the reversal's own. */
export type NewReversal = { readonly key: string; readonly redemptionKey: string; readonly reason: string };

/** `after`: what the page before ended with. */
export type RedemptionsWanted = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly after: Pick<RedemptionAtDesk, "correctedMs" | "key"> | null;
  readonly limit: number;
};

/** `name`: the coupon's internal one. `undone`: as whoever undid it had the time. */
export type RedemptionOnFile = RedemptionAtDesk & { readonly name: string; readonly undone: { readonly atMs: number; readonly reason: string | null } | null };
