import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "../bytes/base64url";
import { utf8Bytes } from "../bytes/utf8";
import { CLAIM_TYPE_BYTE, CODE_TYPES, codeTypes } from "./code-type";
import { claimKeyMaterial, keyMaterial } from "./key-material";

test("[R17] a key hashes the type's byte and the code's bytes", () => {
  expect([...keyMaterial("code128", "A\0é")]).toEqual([2, 0x41, 0, 0xc3, 0xa9]);
  const key = createHmac("sha256", "epoch key").update(keyMaterial("ean13", "4006381333931")).digest().subarray(0, 8);
  const byHand = createHmac("sha256", "epoch key").update("\u00044006381333931").digest().subarray(0, 8);
  expect(key).toEqual(byHand);
});

test("[R17] [R35] the same text under two types, or as a claim, has different keys", () => {
  const materials = [...codeTypes.map((type) => keyMaterial(type, "12345")), claimKeyMaterial("12345")];
  expect(new Set(materials.map(toBase64url)).size).toBe(codeTypes.length + 1);
});

test("[R35] the bytes of the types never change", () => {
  const bytes = codeTypes.map((type) => CODE_TYPES[type].typeByte);
  expect([CLAIM_TYPE_BYTE, ...bytes]).toEqual([0, 1, 2, 3, 4, 5]);
});

test("text becomes the bytes that every UTF-8 encoder makes, broken text too", () => {
  const texts = fc
    .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "\udfff", "\0")))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
});

test("base64url is what Node makes of the same bytes, and back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    }),
  );
});

test.each(["A", "AB=", "A+/_", "AB", "AAB", "Ä"])("%s spells no bytes in base64url", (text) => {
  expect(fromBase64url(text)).toBeNull();
});
