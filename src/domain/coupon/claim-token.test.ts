import fc from "fast-check";
import { expect, test } from "vitest";
import { claimIdFromBytes, parseClaimId } from "./claim-id";
import { CLAIM_TOKEN_VERSION, findClaimToken, openClaimToken, packClaimToken, sealClaimToken } from "./claim-token";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const tokens = fc.record({
  workspaceNumber: fc.nat(0xffffffff),
  ordinal: fc.nat(0xffff),
  claimId: bytes(16).map(claimIdFromBytes),
});

const token = { workspaceNumber: 258, ordinal: 772, claimId: claimIdFromBytes(new Uint8Array(16).fill(9)) };
const signature = new Uint8Array(64).fill(7);
const text = sealClaimToken(packClaimToken(token), signature);

test("[R20] the signed bytes are version, workspace, ordinal, claim id", () => {
  const expected = [CLAIM_TOKEN_VERSION, 0, 0, 1, 2, 3, 4, ...Array<number>(16).fill(9)];
  expect([...packClaimToken(token)]).toEqual(expected);
});

test("[R20] what is sealed can be opened, with the signature and the bytes that it is over", () => {
  fc.assert(
    fc.property(tokens, bytes(64), (drawn, signed) => {
      const opened = openClaimToken(sealClaimToken(packClaimToken(drawn), signed));
      expect(opened).toEqual({
        ok: true,
        value: { token: drawn, signedBytes: packClaimToken(drawn), signature: signed },
      });
    }),
  );
});

test("[R20] every bit of a token is under its signature or part of it", () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(..."ABCxyz019-_"), (position, character) => {
      fc.pre(text[position] !== character);
      const opened = openClaimToken(text.slice(0, position) + character + text.slice(position + 1));
      if (!opened.ok) return;
      const same = opened.value.signedBytes.every((byte, index) => byte === packClaimToken(token)[index]);
      expect(same && opened.value.signature.every((byte) => byte === 7)).toBe(false);
    }),
  );
});

test.each([
  ["any origin", `https://coupons.example/c/${text}`],
  ["a till's own network", `http://192.168.1.5:8080/c/${text}`],
  ["a path before it", `https://shop.example/app/c/${text}`],
  ["a query behind it", ` https://coupons.example/c/${text}?utm_source=chat#top `],
  ["letters in capitals in front", `HTTPS://COUPONS.EXAMPLE/c/${text}`],
])("[R20] finds the token in a link with %s", (_, link) => {
  expect(findClaimToken(link)).toBe(text);
});

test.each([
  ["a token alone", text],
  ["another page", `https://coupons.example/get/${text}`],
  ["a cut token", `https://coupons.example/c/${text.slice(0, -1)}`],
  ["a longer token", `https://coupons.example/c/${text}AAAA`],
  ["a token in the query", `https://coupons.example/?x=/c/${text}`],
  ["no web link", `app:/c/${text}`],
])("[R20] finds none in %s", (_, link) => {
  expect(findClaimToken(link)).toBeNull();
});

test("[R20] a token of a later version says so", () => {
  const later = packClaimToken(token);
  later[0] = 2;
  expect(openClaimToken(sealClaimToken(later, signature))).toEqual({
    ok: false,
    problem: { kind: "unknown-version", version: 2 },
  });
});

test("[R20] a claim's id has one spelling of its 128 bits", () => {
  expect(parseClaimId(token.claimId)).toEqual({ ok: true, value: token.claimId });
  for (const wrong of ["", "CQkJ", `${token.claimId}A`, `${token.claimId.slice(0, -1)}R`])
    expect(parseClaimId(wrong).ok).toBe(false);
});
