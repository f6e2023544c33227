import { EmptyState } from "../../../ui/empty-state";
import { CustomerPage } from "../customer-page";

/** The coupons kept on this phone. Nothing keeps any yet, so it is always empty. */
export function WalletPage() {
  return (
    <CustomerPage title="Your wallet">
      <EmptyState title="No coupons on this phone yet">
        <p>
          Keeping coupons on the phone is still to come. Until then, show the message your coupon came in to the staff.
        </p>
      </EmptyState>
    </CustomerPage>
  );
}
