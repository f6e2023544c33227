import type { RedemptionAtDesk } from "../../../contract/messages/desk";

/** Where something was redeemed, and by whom: a till's cashier, another system, known by its API key, or on the customer's phone. */
export function RedeemedWhere({ of: { store, till, staff, method } }: { readonly of: Pick<RedemptionAtDesk, "store" | "till" | "staff" | "method"> }) {
  if (method === "external") {
    return (
      <>
        <bdi>{store.name}</bdi>, reported by the API key <bdi>{till.name}</bdi>
      </>
    );
  }
  if (method === "store-pin" || method === "self") {
    return (
      <>
        <bdi>{store.name}</bdi>, {method === "self" ? "by the customer on their phone" : "on the customer’s phone with the store’s PIN"}
      </>
    );
  }
  return (
    <>
      <bdi>{store.name}</bdi>, by <bdi>{staff.name}</bdi> on <bdi>{till.name}</bdi>
    </>
  );
}
