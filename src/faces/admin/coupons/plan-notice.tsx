import { Notice } from "../../../ui/notice";

/** In a shop whose plan has no coupons: what they are, and how to get them (R34). */
export function PlanNotice() {
  return (
    <Notice
      what="Coupons need the premium plan"
      next="With coupons, customers get an offer by WhatsApp, Messenger, Instagram or any link, keep it on their phone, and a till redeems it, with or without a network. Ask the owner of the shop to move to the premium plan. Coupons that are out already go on, and so do tills and exports."
    />
  );
}
