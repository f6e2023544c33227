import { IMAGE_LIMITS } from "../domain/image/read-image";
import { MANAGES } from "./access";
import { imageAdded } from "./messages/images";
import type { Route } from "./route";

/** Pictures for the coupons' pages. */
export const IMAGE_ROUTES = {
  addImage: {
    method: "POST", path: "/api/images", access: MANAGES,
    summary: "Keep a picture for coupons' pages: PNG, JPEG, WebP, AVIF or GIF, up to 1 MB. The body is the picture; the same once more changes nothing.",
    body: "image", response: imageAdded, maxBodyBytes: IMAGE_LIMITS.maxBytes,
  },
  image: {
    method: "GET", path: "/i/{hash}", access: "anyone",
    summary: "A picture of a coupon's page, by the SHA-256 of its bytes; never changes.",
    response: "image",
  },
} as const satisfies Record<string, Route>;
