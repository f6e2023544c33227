import type { ReportedRedemption } from "../../../src/contract/messages/external";
import type { ScannedCodeType } from "../../../src/domain/code/code-type";
import type { PhoneMethod } from "../../../src/domain/coupon/phone-methods";
import type { RefusalReason } from "../../../src/domain/redemption/refusal";
import type { Result } from "../../../src/domain/result";
import type { NewReversal } from "../figures/figures-store";
import type { Deed } from "../members/member-store";

/** Redemptions that happen outside of this product's tills. */
export type ExternalStore = {
  /** Redeems what another system reports or a customer does on their phone, as an ask of a till's would (R78, R90, R91); under a key that came before, it answers as then. */
  redeemReported(workspace: number, report: Report, nowMs: number): Promise<Result<ReportedRedemption, ReportProblem>>;
  /** Undoes what some other system has reported; nothing that a till or a customer redeemed. */
  reverseReported(workspace: number, said: NewReversal, deed: Deed): Promise<Result<ReportedRedemption, "not-found" | "key-reuse">>;
};

/** Who redeems without a till. `id`: a UUID; it is that of a till, an installation and a person at once, which have `name`. */
export type StandIn = { readonly id: string; readonly name: string; readonly storeId: string };

/** `by`: who reports it, and by which method. `key`: the redemption's own, and the same each time that it is reported. */
export type Report = {
  readonly key: string;
  readonly by: StandIn;
  readonly method: "external" | PhoneMethod;
  readonly shown: ReportedItem;
  /** Null: whichever has the code. */
  readonly couponId: string | null;
  readonly receipt: string | null;
};

/** `text`: as it was read or typed; `codeType`: null where whoever read it does not know. */
export type ReportedItem =
  | { readonly kind: "code"; readonly text: string; readonly codeType: ScannedCodeType | null }
  | { readonly kind: "claim"; readonly claimId: string };

/** `which-coupon`: several live ones have the code. `refused`: by these rules, in their order (R32). */
export type ReportProblem =
  | { readonly kind: "unknown-store" | "key-reuse" }
  | { readonly kind: "which-coupon"; readonly couponIds: readonly string[] }
  | { readonly kind: "refused"; readonly reasons: readonly [RefusalReason, ...RefusalReason[]] };
