import type { RandomBytes } from "../deps";
import { hashOfToken } from "./secrets";

/** A token of 256 random bits for a link that works once, and the digest that is kept of it. */
export function newOneTimeToken(randomBytes: RandomBytes): { readonly token: string; readonly tokenHash: Uint8Array } {
  const token = Buffer.from(randomBytes(32)).toString("base64url");
  return { token, tokenHash: hashOfToken(token) };
}

/** A page of the admin's, with a token that no server on the way gets to see: what follows a # stays in the browser. */
export function linkWith(kind: "invitation" | "reset" | "set-up", url: string, token: string): string {
  return `${url}/admin#${kind}=${token}`;
}
