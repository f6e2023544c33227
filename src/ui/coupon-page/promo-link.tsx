import type { PromoButton } from "../../domain/coupon/coupon";
import { promoUrlFor, webAddressProblem } from "../../domain/coupon/promo-url";
import { ActionLink } from "../action-button";

/** The way into the web shop, with the code in the address or copied on the way. */
export function PromoLink({ promo: { label, url, copyFirst }, code }: { readonly promo: PromoButton; readonly code: string }) {
  const href = promoUrlFor(url, code);
  if (webAddressProblem(href) !== null) return null;
  const copy = () => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    // Where it may not be copied, the code stands above.
    clipboard?.writeText(code).catch(() => undefined);
  };
  return (
    <ActionLink kind="primary" href={href} target="_blank" rel="noopener noreferrer" dir="auto" onClick={copyFirst ? copy : undefined}>
      {label}
    </ActionLink>
  );
}
