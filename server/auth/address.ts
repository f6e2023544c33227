import { isIP } from "node:net";
import type { Context } from "hono";

const LOOPBACK = /^(::1|(::ffff:)?127\..*)$/;

export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/**
 * The address that a request came from: that of the other end, or, where that is a proxy on this machine, the one that the proxy
 * saw, which is the last of its header: the others are hearsay. Empty: not known, or the proxy says it in words that are none.
 */
export function addressOf(c: Context): string {
  const peer = peerOf(c);
  const forwarded = c.req.header("X-Forwarded-For");
  return forwarded === undefined || !isLoopback(peer) ? peer : addressIn(forwarded.split(",").at(-1)?.trim() ?? "");
}

/** Some proxies add the port, behind brackets where the address is one of IPv6. */
function addressIn(entry: string): string {
  const address = /^\[(.*)\](:\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return isIP(address) === 0 ? "" : address;
}

/** What counts as one place: whoever has one address of IPv6 has all that share its first half. */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0")].slice(0, 4).join(":");
}

function peerOf(c: Context): string {
  const env = c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? "";
}
