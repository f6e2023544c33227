import { expect, test } from "vitest";
import type { CodeRead, Decoder, OwnDecoder } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import { nativeFirst } from "./native-first-decoder";
import type { NativeTrial } from "./try-native";

const PICTURE: GreyPicture = { width: 8, height: 8, grey: new Uint8Array(64) };
const BY_OWN: CodeRead = { symbology: "qr", text: "read by ours" };
const BY_NATIVE: CodeRead = { symbology: "qr", text: "read by the browser's" };

const own: OwnDecoder = { engine: "zxing-wasm", decode: () => Promise.resolve([BY_OWN]) };

/** The browser's detector answers as `detect` says, and each of its looks takes as long as that says. */
function setUp(detect: () => Promise<readonly CodeRead[]>, lookMs = 0) {
  let clockMs = 0;
  let looks = 0;
  const native: Decoder = {
    engine: "native",
    decode() {
      clockMs += lookMs;
      looks++;
      return detect();
    },
  };
  const trial: Promise<NativeTrial> = Promise.resolve({ state: "in-use", decoder: native });
  const decoder = nativeFirst(own, trial, () => clockMs, 20);
  return { decoder, looks: () => looks };
}

const proven = () => new Promise((resolve) => setTimeout(resolve));

test("our engine looks while the browser's is being tried, however long that takes", async () => {
  const decoder = nativeFirst(own, new Promise(() => undefined), () => 0);
  expect(await decoder.decode(PICTURE, "fast")).toEqual([BY_OWN]);
  expect([decoder.engine, decoder.choice()]).toEqual(["zxing-wasm", { own: "zxing-wasm", native: "being-tried" }]);
});

test("our engine looks alone where the browser's was found wanting, and says why", async () => {
  const decoder = nativeFirst(own, Promise.resolve({ state: "misread" }), () => 0);
  await proven();
  expect(await decoder.decode(PICTURE, "fast")).toEqual([BY_OWN]);
  expect([decoder.engine, decoder.choice().native]).toEqual(["zxing-wasm", "misread"]);
});

test("the browser's looks first in fast looks once it has proven itself, ours does the rest", async () => {
  const { decoder } = setUp(() => Promise.resolve([BY_NATIVE]));
  await proven();
  expect(await decoder.decode(PICTURE, "fast")).toEqual([BY_NATIVE]);
  expect(await decoder.decode(PICTURE, "thorough")).toEqual([BY_OWN]);
  expect([decoder.engine, decoder.choice().native]).toEqual(["native", "in-use"]);
});

test("ours looks where the browser's sees nothing", async () => {
  const { decoder } = setUp(() => Promise.resolve([]));
  await proven();
  expect(await decoder.decode(PICTURE, "fast")).toEqual([BY_OWN]);
});

test.each([
  ["fails", () => Promise.reject(new DOMException("gone"))],
  ["never answers", () => new Promise<never>(() => undefined)],
])("a detector that %s is asked once, and the frame is read by ours", async (_, detect) => {
  const { decoder, looks } = setUp(detect);
  await proven();
  expect(await decoder.decode(PICTURE, "fast")).toEqual([BY_OWN]);
  await decoder.decode(PICTURE, "fast");
  expect([looks(), decoder.engine, decoder.choice().native]).toEqual([1, "zxing-wasm", "failed"]);
});

test("a detector that is slow time after time is asked no more, one that was so once is", async () => {
  const slow = setUp(() => Promise.resolve([]), 500);
  await proven();
  for (let look = 0; look < 20; look++) await slow.decoder.decode(PICTURE, "fast");
  expect([slow.looks() < 10, slow.decoder.choice().native]).toEqual([true, "slow"]);

  const quick = setUp(() => Promise.resolve([]), 30);
  await proven();
  for (let look = 0; look < 20; look++) await quick.decoder.decode(PICTURE, "fast");
  expect([quick.looks(), quick.decoder.choice().native]).toEqual([20, "in-use"]);
});
