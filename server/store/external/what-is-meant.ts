import { readingsOf } from "../../../src/domain/code/readings-of";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import { chooseCoupon } from "../../../src/domain/redemption/choose-coupon";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Shown } from "../../../src/domain/sync/event";
import { codeBytes, codeText } from "../code-text";
import { couponOf } from "../coupon-rows";
import type { Sql } from "../sql";
import type { Report, ReportedItem, ReportProblem } from "./external-store";

/** What would be redeemed, and of which coupon. */
export type Meant = { readonly coupon: Coupon; readonly shown: Shown };

type Db = Pick<Sql, "db">;

/**
 * Finds what another system means, as a till finds what a scan means (R18). A claim of a list's coupon is its code: that is what
 * is redeemed once (R20).
 */
export async function whatIsMeant(sql: Db, workspace: number, { shown, couponId }: Pick<Report, "shown" | "couponId">, nowMs: number): Promise<Result<Meant, ReportProblem>> {
  const meant = shown.kind === "code" ? await ownersOf(sql, workspace, shown) : await claimed(sql, workspace, shown.claimId);
  const wanted = meant.filter(({ coupon }) => couponId === null || coupon.couponId === couponId);
  const choice = chooseCoupon(wanted.map((one) => ({ ...one, terms: one.coupon })), nowMs);
  switch (choice.kind) {
    case "one":
      return ok(choice.owner);
    case "ask-cashier":
      return fail({ kind: "which-coupon", couponIds: choice.candidates.map(({ coupon }) => coupon.couponId) });
    case "none":
      return choice.latestEnded === null ? fail({ kind: "refused", reasons: ["unknown"] }) : ok(choice.latestEnded);
  }
}

async function ownersOf({ db }: Db, workspace: number, { text, codeType }: Extract<ReportedItem, { kind: "code" }>): Promise<Meant[]> {
  const meant: Meant[] = [];
  for (const { codeType: type, value } of readingsOf({ text, symbology: codeType })) {
    const rows = await db
      .selectFrom("codes")
      .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "codes.workspace").onRef("coupons.ordinal", "=", "codes.ordinal"))
      .select("coupons.definition")
      .where("codes.workspace", "=", workspace)
      .where("codes.code_type", "=", type)
      .where("codes.value", "=", codeBytes(value))
      .execute();
    meant.push(...rows.map((row) => ({ coupon: couponOf(row), shown: { kind: "code", codeType: type, value } as const })));
  }
  return meant;
}

async function claimed({ db }: Db, workspace: number, claimId: string): Promise<Meant[]> {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "claims.workspace").onRef("coupons.ordinal", "=", "claims.ordinal"))
    .select(["claims.code_value", "coupons.definition"])
    .where("claims.workspace", "=", workspace)
    .where("claims.id", "=", claimId)
    .execute();
  return rows.map((row) => {
    const coupon = couponOf(row);
    if (row.code_value === null) return { coupon, shown: { kind: "claim", claimId } };
    return { coupon, shown: { kind: "code", codeType: coupon.codeType, value: codeText(row.code_value) } };
  });
}
