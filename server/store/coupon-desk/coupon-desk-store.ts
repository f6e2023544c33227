import type { GenerateRequest, ImportResponse, ImportRow } from "../../../src/contract/messages/code-imports";
import type { CodesQuery, CodesResponse } from "../../../src/contract/messages/codes-at-desk";
import type { CouponAtDesk, CouponsQuery, CouponsResponse } from "../../../src/contract/messages/coupons-at-desk";
import type { CouponDraft, CouponProblem } from "../../../src/domain/coupon/coupon-draft";
import type { Result } from "../../../src/domain/result";
import type { Deed } from "../members/member-store";


/**
 * Coupons as those who run the shop see and make them. What is decided about one is decided by the domain, under the
 * coupon's lock, and the log is told in the same transaction.
 */
export type CouponDeskStore = {
  couponsAtDesk(workspace: number, wanted: CouponsQuery, nowMs: number): Promise<CouponsResponse>;
  /** Null where the workspace has none of that id. */
  couponAtDesk(workspace: number, couponId: string, nowMs: number): Promise<CouponAtDesk | null>;
  /** A coupon that is there already, just the same and not yet edited, is what was asked for: the reply may have been lost. */
  createCoupon(workspace: number, draft: CouponDraft, fixedCode: string | null, deed: Deed): Promise<Result<"created", readonly CouponProblem[]>>;
  editCoupon(workspace: number, couponId: string, edit: CouponEdit, deed: Deed): Promise<Result<"saved", EditProblem>>;
  /** False where there is none of that id; one that was revoked stays so, since then. */
  revokeCoupon(workspace: number, couponId: string, deed: Deed): Promise<boolean>;
  /** Null where the workspace has no such coupon. */
  codesAtDesk(workspace: number, couponId: string, wanted: CodesQuery): Promise<CodesResponse | null>;
  /** Keeps a part of a file of codes. The numbers of the parts that are there; null where there is no such place. */
  putImportPart(place: ImportPlace, part: number, rows: readonly ImportRow[], nowMs: number): Promise<readonly number[] | null>;
  /** Takes all codes of a file in, or none. Once they are in, the answer stays the same. */
  commitImport(place: ImportPlace, rows: number, deed: Deed): Promise<Result<ImportResponse, ImportProblem>>;
  /** Makes codes of a pattern and adds them; under one id once. */
  generateCodes(place: ImportPlace, wanted: GenerateRequest, randomBytes: (count: number) => Uint8Array, deed: Deed): Promise<Result<{ readonly added: number; readonly total: number }, ImportProblem>>;
};

/** `importId`: of a file, or of a step of making codes; minted by who sends it. */
export type ImportPlace = { readonly workspace: number; readonly couponId: string; readonly importId: string };

/** Why a coupon takes no codes, whichever they are. */
export type NotTaken = "not-found" | "plan" | "revoked" | "fixed" | "too-many" | "type-changed" | "id-used";

/** Why nothing was added, whatever the codes. */
export type ImportProblem = NotTaken | "parts-missing" | "no-rows" | "too-many-rows" | "no-room" | "bad-pattern";

/** `basedOn`: the version that somebody had before them. */
export type CouponEdit = { readonly draft: CouponDraft; readonly basedOn: number };

/** `changed`: by somebody else, since; `fields`: which are different now. */
export type EditProblem =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed"; readonly fields: readonly string[]; readonly by: string; readonly atMs: number }
  | { readonly kind: "fields"; readonly problems: readonly CouponProblem[] };
