import { useState } from "react";
import { hashOfImagePath } from "../../domain/image/image-path";

interface BrandPictureProps {
  readonly url: string | null | undefined;
  readonly className: string | undefined;
}

/** A picture of the shop's, for the eye alone; nothing where it cannot be fetched, as without a network. */
export function BrandPicture({ url, className }: BrandPictureProps) {
  const [missing, setMissing] = useState<string | null>(null);
  if (typeof url !== "string" || url === missing || hashOfImagePath(url) === null) return null;
  return <img className={className} src={url} alt="" onError={() => setMissing(url)} />;
}
