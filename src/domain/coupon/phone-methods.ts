import type { Coupon, RedemptionMethod } from "./coupon";

/** Ways to redeem on the customer's phone (R90, R91). */
export const PHONE_METHODS = ["store-pin", "self"] as const satisfies readonly RedemptionMethod[];
export type PhoneMethod = (typeof PHONE_METHODS)[number];

/** For so long the page of a coupon that its holder has redeemed shows that it is not a picture (R91). */
export const COUNTDOWN_MS = 5 * 60 * 1000;

/** A store as a phone offers it; `hasPin`: without one, nothing is redeemed by it there. */
export type PhoneStore = { readonly id: string; readonly name: string; readonly hasPin: boolean };

/** What a coupon's page offers for redeeming on the phone; null: nothing. */
export type PhoneWays = { readonly methods: readonly PhoneMethod[]; readonly stores: readonly PhoneStore[] };

export function phoneWaysOf({ methods, stores }: Pick<Coupon, "methods" | "stores">, all: readonly PhoneStore[]): PhoneWays | null {
  const inStores = stores.kind === "all" ? all : all.filter(({ id }) => stores.storeIds.includes(id));
  const allowed = PHONE_METHODS.filter((method) => methods.includes(method) && (method === "self" || inStores.some(({ hasPin }) => hasPin)));
  return allowed.length === 0 || inStores.length === 0 ? null : { methods: allowed, stores: inStores };
}
