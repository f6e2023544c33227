import { Notice } from "../../../ui/notice";
import { CustomerPage } from "../customer-page";

/** What a coupon's link shows as long as links cannot be opened: the truth, and what to do at the till. */
export function CouponLinkPage() {
  return (
    <CustomerPage title="Your coupon">
      <Notice
        verdict="wait"
        what="This link can't be opened yet."
        next="Show the message it came in to the staff instead, and keep that message until then."
      />
    </CustomerPage>
  );
}
