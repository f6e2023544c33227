import { useEffect, useState } from "react";
import type { ShownCoupon } from "../../../domain/coupon/shown-coupon";
import { ActionButton, ActionLink } from "../../../ui/action-button";
import styles from "./coupon-link.module.css";

interface SavePictureProps {
  readonly coupon: Pick<ShownCoupon, "title" | "codeType">;
  /** One of both is there. */
  readonly code: string | null;
  readonly claimLink: string | null;
}

/** The coupon as a picture among the phone's own: for who has no browser that keeps it. */
export function SavePicture({ coupon: { title, codeType }, code, claimLink }: SavePictureProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => (url === null ? undefined : () => URL.revokeObjectURL(url)), [url]);

  const draw = async () => {
    const { drawPicture } = await import("./draw-picture");
    setUrl(URL.createObjectURL(await drawPicture({ title, codeType, code, claimLink })));
  };
  if (url === null) return <ActionButton onClick={() => void draw()}>Save as picture</ActionButton>;
  return (
    <div>
      <p>Hold the picture to save it.</p>
      <img className={styles.picture} src={url} alt={`Your coupon as a picture: ${title}`} />
      <ActionLink href={url} download="coupon.png">
        Download it
      </ActionLink>
    </div>
  );
}
