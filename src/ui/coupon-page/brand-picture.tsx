import { useState } from "react";
import { webAddressProblem } from "../../domain/coupon/promo-url";

interface BrandPictureProps {
  readonly url: string | null | undefined;
  readonly className: string | undefined;
}

/** A picture of the shop's, for the eye alone; nothing where it cannot be fetched, as without a network. */
export function BrandPicture({ url, className }: BrandPictureProps) {
  const [missing, setMissing] = useState<string | null>(null);
  if (typeof url !== "string" || url === missing || webAddressProblem(url) !== null) return null;
  return <img className={className} src={url} alt="" referrerPolicy="no-referrer" onError={() => setMissing(url)} />;
}
