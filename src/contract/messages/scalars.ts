import * as z from "zod/mini";

/** Any UUID that this product mints: version 7, lower case. */
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** Epoch milliseconds. */
export const instantMs = z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15));

export const count = z.int().check(z.minimum(0));

export const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));

/** A till's bearer secret: 32 random bytes. */
export const tillToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** SHA-256 in lower-case hex. */
export const sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Made by a program, once for what it asks for: the same once more is answered as the first time. */
export const idempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{1,100}$/));

export function text(maxLength: number) {
  return z.string().check(z.maxLength(maxLength));
}
