import type { Browser } from "./browser";

/** Empty where the browser has none of that name. */
export function cookieOf({ headers }: Pick<Browser, "headers">, name: string): string {
  const cookies = (headers.get("Cookie") ?? "").split("; ");
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

/** Does the browser speak TLS with us, so that a cookie may be for that alone? */
export function isSecure({ origin }: Pick<Browser, "origin">): boolean {
  return origin.startsWith("https:");
}
