import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { prepareZXingModule } from "zxing-wasm/reader";
import { drawProbeCode, PROBE_CODES } from "./probe-codes";
import { createGreyReading, moduleOptions, type CompiledModule } from "./zxing-module";

/** The real module, and what is taken of it and given back. */
async function setUp() {
  const path = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  const module = (await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })) as unknown as CompiledModule;
  const taken = { memory: 0, lists: 0 };
  const counted: CompiledModule = {
    get HEAPU8() {
      return module.HEAPU8;
    },
    _malloc(bytes) {
      taken.memory += bytes;
      return module._malloc(bytes);
    },
    _free: (address) => module._free(address),
    readBarcodesFromPixmap(...args) {
      const list = module.readBarcodesFromPixmap(...args);
      taken.lists++;
      return {
        size: () => list.size(),
        get: (index) => list.get(index),
        delete() {
          taken.lists--;
          list.delete();
        },
      };
    },
  };
  return { taken, read: createGreyReading(counted) };
}

const OPTIONS = moduleOptions({ formats: ["Code128"], textMode: "Plain" });

test("pictures of the same size lie in the same memory, and no list of results is kept", async () => {
  const { taken, read } = await setUp();
  const picture = drawProbeCode(PROBE_CODES[0]!);
  for (let frame = 0; frame < 5; frame++) expect(read(picture, OPTIONS).map(({ text }) => text)).toEqual(["Save~26"]);
  expect(taken).toEqual({ memory: picture.grey.length, lists: 0 });
});

test("a larger picture after a smaller one is read too", async () => {
  const { read } = await setUp();
  read({ width: 8, height: 8, grey: new Uint8Array(64) }, OPTIONS);
  expect(read(drawProbeCode(PROBE_CODES[0]!), OPTIONS)).toHaveLength(1);
});
