import type { RedemptionAtDesk } from "../../../contract/messages/desk";

/** Where something was redeemed, and by whom: a till's cashier, or another system, known by its API key. */
export function RedeemedWhere({ of: { store, till, staff, method } }: { readonly of: Pick<RedemptionAtDesk, "store" | "till" | "staff" | "method"> }) {
  if (method === "external") {
    return (
      <>
        <bdi>{store.name}</bdi>, reported by the API key <bdi>{till.name}</bdi>
      </>
    );
  }
  return (
    <>
      <bdi>{store.name}</bdi>, by <bdi>{staff.name}</bdi> on <bdi>{till.name}</bdi>
    </>
  );
}
