import { useState } from "react";
import { ActionButton, ActionLink } from "../../../ui/action-button";
import { CopyCode } from "../../../ui/coupon-page/copy-code";
import { DrawnCode } from "../../../ui/coupon-page/shown-code";
import styles from "./share-coupon.module.css";

interface ShareCouponProps {
  readonly title: string;
  readonly link: string;
}

/** How a coupon gets to somebody else, onto paper or onto the home screen; folded, as few want it. */
export function ShareCoupon({ title, link }: ShareCouponProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.share} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Share or print</summary>
      {isOpen && <Ways title={title} link={link} />}
    </details>
  );
}

function Ways({ title, link }: ShareCouponProps) {
  const share = navigator.share as Navigator["share"] | undefined;
  return (
    <>
      <p>Whoever has the link can use your coupon.</p>
      <div className={styles.ways}>
        <CopyCode code={link} label="Copy the link" kind="secondary" refusedSaid="Hold the link in the chat to copy it" />
        {/* Who thinks better of it has shared nothing. */}
        {share !== undefined && <ActionButton onClick={() => void share.call(navigator, { title, url: link }).catch(() => {})}>Share …</ActionButton>}
        <ActionLink href={`https://wa.me/?text=${encodeURIComponent(`${title}\n${link}`)}`} target="_blank" rel="noopener noreferrer">
          WhatsApp
        </ActionLink>
        {hasMessenger(navigator.userAgent) && <ActionLink href={`fb-messenger://share/?link=${encodeURIComponent(link)}`}>Messenger</ActionLink>}
        <ActionButton onClick={() => print()}>Print</ActionButton>
      </div>
      <figure className={styles.link}>
        <DrawnCode codeType="qr" code={link} />
        <figcaption>For another phone’s camera</figcaption>
      </figure>
      <p>To have it at hand, choose “Add to home screen” in your browser’s menu.</p>
    </>
  );
}

/** Its links open the app, which there is for phones alone. */
function hasMessenger(userAgent: string): boolean {
  return /Android|iPhone|iPad/.test(userAgent);
}
