import { isIP } from "node:net";

/**
 * Can a browser keep passkeys for this address? They belong to a name: an address in numbers has none, and neither has a
 * page without TLS, but for this machine's own.
 * @see https://www.w3.org/TR/webauthn-2/#rp-id
 */
export function passkeysWorkAt(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const isNumbers = isIP(hostname) !== 0 || hostname.startsWith("[");
  return !isNumbers && (protocol === "https:" || hostname === "localhost");
}
