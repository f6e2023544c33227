import type { Context } from "hono";
import { addressOf } from "./address";

/** Where a request comes from, as far as its connection and headers tell. */
export type Browser = {
  readonly headers: Headers;
  /** This server's own address as the browser has it, such as `https://till.example`. */
  readonly origin: string;
  /** Of the machine at the other end, or of the one that a proxy on this machine speaks for; empty: not known. */
  readonly address: string;
  /** Shortened. */
  readonly userAgent: string;
  /** Hands cookies to the browser with the answer. */
  readonly setCookies: (from: Headers) => void;
};

const USER_AGENT_MAX_LENGTH = 200;

/** `ownUrl`: where people open the app, where that is known; null: wherever this request says. */
export function browserOf(c: Context, ownUrl: string | null): Browser {
  const { headers } = c.req.raw;
  return {
    headers,
    origin: originOf(c.req.url, headers, ownUrl),
    address: addressOf(c),
    userAgent: (headers.get("User-Agent") ?? "").slice(0, USER_AGENT_MAX_LENGTH),
    setCookies: (from) => from.getSetCookie().forEach((cookie) => c.header("Set-Cookie", cookie, { append: true })),
  };
}

/**
 * Is a request that changes something sent by a page of this server's own? Browsers say so; another page's script cannot
 * make them say it. What names no origin at all does not come from a page.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isFromOwnPage({ headers, origin }: Browser): boolean {
  const site = headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin";
  return headers.get("Origin") === origin;
}

function originOf(requestUrl: string, headers: Headers, ownUrl: string | null): string {
  const url = new URL(requestUrl);
  const own = ownUrl === null ? null : new URL(ownUrl);
  if (own !== null && own.host === url.host) return own.origin;
  // It can only make cookies stricter, so anybody may say it.
  if (headers.get("X-Forwarded-Proto") === "https") url.protocol = "https:";
  return url.origin;
}
