import { toBase64url } from "../../domain/bytes/base64url";

const TOKEN_BYTES = 32;

/** A till's bearer secret, made where it is kept. */
export function newToken(crypto: Pick<Crypto, "getRandomValues">): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
}
