import { createHmac, timingSafeEqual } from "node:crypto";

/** A digest that nobody can make without the server's secret. `use`: what for, so that one use's tells nothing of another's. */
export function keyedDigest(secret: string, use: string, text: string): Buffer {
  return createHmac("sha256", secret).update(`${use}\0${text}`).digest();
}

/** What stands in the link of the first start: it stays the same until there is a shop, whichever server printed it. */
export function setUpToken(secret: string): string {
  return keyedDigest(secret, "set-up", "").toString("base64url");
}

/** Takes as long wherever they differ. */
export function isSameText(one: string, other: string): boolean {
  const [left, right] = [keyedDigest("", "compare", one), keyedDigest("", "compare", other)];
  return timingSafeEqual(left, right);
}
