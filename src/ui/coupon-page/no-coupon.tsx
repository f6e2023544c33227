import { EmptyState } from "../empty-state";

const SAID = {
  revoked: { title: "This coupon is no longer available", next: "The shop has withdrawn it. If you have a question about it, please ask there." },
  unknown: {
    title: "There is no coupon at this link",
    next: "It may have been cut short on the way. Open the link from the message once more, or ask the shop for another.",
  },
} as const;

/** In the place of a coupon that its shop has withdrawn, or that there never was: nothing of it is told. */
export function NoCoupon({ why }: { readonly why: keyof typeof SAID }) {
  const { title, next } = SAID[why];
  return (
    <EmptyState title={title}>
      <p>{next}</p>
    </EmptyState>
  );
}
