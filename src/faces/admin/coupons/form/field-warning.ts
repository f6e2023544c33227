import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import type { StoreAtDesk } from "../../../../contract/messages/shop";
import { spendsUnits } from "../../../../domain/coupon/offline-default";
import { isolateName } from "../../parts/isolate-name";
import type { FieldName } from "./coupon-fields-table";

/** What can be saved, and may still not be what is meant. `leads`: to where it is mended. */
type FieldWarning = { readonly words: string; readonly leads?: { readonly to: string; readonly name: string } };

/** What a manager should know of a field before they save, by all that the form holds; null: nothing. */
export function fieldWarning(name: FieldName, coupon: CouponDraftMessage, stores: readonly StoreAtDesk[]): FieldWarning | null {
  if (name === "counts") return twiceWarning(coupon);
  return name === "methods" ? pinWarning(coupon, stores) : null;
}

/** A claim is redeemed once; the code that its page shows, as often as there are units (R46). */
function twiceWarning(coupon: CouponDraftMessage): FieldWarning | null {
  const has = (method: CouponDraftMessage["methods"][number]) => coupon.methods.includes(method);
  const isReadAtTill = has("staff-scan") || has("external");
  const isTakenAlone = coupon.selfClaim !== "off" || has("self") || has("store-pin");
  if (!spendsUnits(coupon) || !isReadAtTill || !isTakenAlone) return null;
  return { words: "One customer can redeem this more than once: on their phone and at a till, or with the code that they have seen, until the amount is used up. Where claims count, each redeems it once." };
}

/** A page offers a store's PIN only where there is one (R90). */
function pinWarning({ methods, stores }: CouponDraftMessage, all: readonly StoreAtDesk[]): FieldWarning | null {
  if (!methods.includes("store-pin")) return null;
  const meant = stores.kind === "all" ? all : all.filter(({ id }) => stores.storeIds.includes(id));
  const without = meant.filter(({ hasPin }) => !hasPin);
  if (without.length === 0) return null;
  const words = without.length === meant.length ? "None of its stores has a PIN yet, so nobody can redeem it by one." : `These stores have no PIN yet, so their customers cannot redeem it by PIN: ${without.map(({ name: store }) => isolateName(store)).join(", ")}.`;
  return { words, leads: { to: "/admin/stores", name: "Set a PIN under Stores" } };
}
