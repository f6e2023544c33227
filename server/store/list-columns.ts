import type { Coupon } from "../../src/domain/coupon/coupon";

/** The columns by which managers' lists of coupons filter and search; written from the definition, here only. */
export function listColumns({ source, counts, name, title, couponId }: Coupon) {
  return {
    source: source.kind,
    counts,
    amount: source.kind === "fixed" ? source.amount : null,
    search: searchText(`${name}\n${title}\n${couponId}`),
  };
}

/** A text as it is looked for: whatever the case, the accents and the width of its letters. */
export function searchText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\0\p{Cs}]/gu, "");
}
