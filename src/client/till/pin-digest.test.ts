import { pbkdf2Sync, webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import { toBase64url } from "../../domain/bytes/base64url";
import { digestPin } from "../../../server/auth/digest-pin";
import { isRightPin, NOBODYS_PIN } from "./pin-digest";

const crypto = webcrypto as Crypto;
const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at);

test("[R60] a till verifies what the server digested, and nothing near it", async () => {
  const { salt, iterations, digest } = await digestPin("24680", counting);
  const stored = { salt: toBase64url(salt), iterations, digest: toBase64url(digest) };
  expect(await isRightPin(crypto, stored, "24680")).toBe(true);
  expect(await isRightPin(crypto, stored, "24681")).toBe(false);
  expect(await isRightPin(crypto, { ...stored, digest: stored.digest.slice(0, 8) }, "24680")).toBe(false);
});

test("[R60] a digest that was made with another count still verifies", async () => {
  const salt = counting(16);
  const digest = pbkdf2Sync("1234", salt, 1_000, 32, "sha256");
  expect(await isRightPin(crypto, { salt: toBase64url(salt), iterations: 1_000, digest: toBase64url(digest) }, "1234")).toBe(true);
});

test("[R60] nobody has the PIN of nobody", async () => {
  expect(await isRightPin(crypto, NOBODYS_PIN, "0000")).toBe(false);
});
