import * as z from "zod/mini";
import { COUPON_SORTS, couponsQuery, type CouponsQuery } from "../../../contract/messages/coupons-at-desk";

/** What a page of the list shows. */
const LIMIT = 50;

const FILTERS = ["status", "claiming", "codeType", "source"] as const;

/** What a list can be narrowed to; each stands in the address under its own name. */
export type CouponFilter = (typeof FILTERS)[number];

/** What the address asks for; whatever is not to be understood in it is left out, so that an old link still opens. */
export function listQueryOf(address: URLSearchParams): CouponsQuery {
  const { limit: _limit, ...fields } = couponsQuery.shape;
  const understood = Object.entries(fields).flatMap(([name, schema]) => {
    const asked = z.safeParse(schema, address.get(name) ?? undefined);
    return asked.success && asked.data !== undefined ? [[name, asked.data]] : [];
  });
  return couponsQuery.parse({ ...Object.fromEntries(understood), limit: LIMIT });
}

/** The address after a change of the list; what stands there anyway is left out of it, and a new choice begins at page 1. */
export function addressWith(address: URLSearchParams, changes: Partial<Record<CouponFilter | "search" | "sort" | "page", string>>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries({ page: "", ...changes })) {
    const isUsual = value === "" || (name === "sort" && value === COUPON_SORTS[0]) || (name === "page" && value === "1");
    if (isUsual) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** How many filters narrow the list. */
export function chosenFilters(query: CouponsQuery): number {
  return FILTERS.filter((name) => query[name] !== undefined).length;
}

/** Is the list narrowed to some of all coupons? */
export function isNarrowed(query: CouponsQuery): boolean {
  return query.search !== "" || chosenFilters(query) > 0;
}

/** How many pages there are; one at least. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / LIMIT));
}
