import { describe, expect, test, vi } from "vitest";
import { flowOver, later } from "../../../../test/fixtures/till/flow-over";
import { redeemable, refusedWith } from "../../../../test/fixtures/till/till-double";
import type { Scan } from "../../../domain/code/readings-of";
import { readingsOfKeys } from "./keyed-readings";

describe("[R55] several codes in view", () => {
  const COUPON = { text: "TEAR-0001", symbology: "qr" } as const;
  const PRODUCT = { text: "5901234123457", symbology: "ean13" } as const;
  const alone = (...scans: readonly Scan[]) => scans.map((scan) => ({ scan, beside: [] }));

  /** Knows the coupons, and nothing else. */
  function shop() {
    return flowOver({
      lookUp: async ({ text }) => ({ kind: "decided", ...(text.startsWith("TEAR") ? redeemable() : refusedWith({ reason: "unknown" })) }),
    });
  }

  test("a product’s bar code beside the coupon says nothing, whichever is read first", async () => {
    const together = shop();
    await together.flow.see(alone(PRODUCT, COUPON));
    expect(together.phase()).toBe("found");

    const productFirst = shop();
    await productFirst.flow.see(alone(PRODUCT));
    expect(productFirst.phase()).toBe("looking-around");
    await productFirst.flow.see([{ scan: COUPON, beside: [PRODUCT.text] }]);
    productFirst.waitLong();
    expect(productFirst.phase()).toBe("found");
    expect(productFirst.heard).toEqual(["go"]);
  });

  test("nor does it once the coupon is redeemed and still lies beside it", async () => {
    const { flow, phase, waitLong } = shop();
    await flow.see(alone(COUPON));
    await flow.redeem({});
    flow.next();
    await flow.see([{ scan: PRODUCT, beside: [COUPON.text] }]);
    waitLong();
    expect(phase()).toBe("idle");
  });

  test("a code that nobody knows is not known, a moment later", async () => {
    const { flow, phase, waitLong, heard } = shop();
    await flow.see(alone(PRODUCT));
    expect(heard).toEqual([]);
    waitLong();
    expect(phase()).toBe("refused");
  });

  test("an unknown code is forgotten when a person types another meanwhile", async () => {
    const { flow, phase, waitLong } = shop();
    await flow.see(alone(PRODUCT));
    await flow.scan({ text: "TEAR-0002", symbology: null });
    waitLong();
    expect(phase()).toBe("found");
  });

  test("a picture with no coupon says so at once", async () => {
    const { flow, phase } = shop();
    await flow.scanPicture([PRODUCT], async () => []);
    expect(phase()).toBe("refused");
  });

  test("a picture is looked at further where its product’s bar code was all that was read", async () => {
    const { flow, phase, heard } = shop();
    await flow.scanPicture([PRODUCT], async () => [COUPON]);
    expect(phase()).toBe("found");
    expect(heard).toEqual(["go"]);
  });

  test("a picture that gave a coupon is not looked at further", async () => {
    const { flow, phase } = shop();
    const lookFurther = vi.fn(async () => []);
    await flow.scanPicture([PRODUCT, COUPON], lookFurther);
    expect(phase()).toBe("found");
    expect(lookFurther).not.toHaveBeenCalled();
  });

  test("what a picture gives late does not take the screen from a code that was scanned meanwhile", async () => {
    const { flow } = shop();
    const further = later<readonly Scan[]>();
    const lookFurther = vi.fn(() => further.promise);
    const reading = flow.scanPicture([PRODUCT], lookFurther);
    await expect.poll(() => lookFurther.mock.calls.length).toBe(1);
    await flow.scan({ text: "TEAR-0002", symbology: null });
    const shown = flow.store.getState();
    further.settle([]);
    await reading;
    expect(flow.store.getState()).toBe(shown);
  });

  test("the cashier says which of two coupons it is", async () => {
    const { flow } = shop();
    await flow.see(alone(COUPON, { text: "TEAR-0002", symbology: "qr" }));
    expect(flow.store.getState()).toMatchObject({ phase: "choosing", of: "several-codes", candidates: [{}, {}] });
  });
});

describe("[R56] a scanner that types on another keyboard", () => {
  /** Knows these texts, whatever their type. */
  function shopWith(...texts: readonly string[]) {
    return flowOver({
      lookUp: async ({ text }) => {
        const found = texts.includes(text) ? redeemable() : refusedWith({ reason: "unknown" });
        return { kind: "decided", ...found, shown: { kind: "code", codeType: "code128", value: text } };
      },
    });
  }
  const keyed = readingsOfKeys({ typed: "ESPß0001Z", physical: "ESP-0001Y", isCapsLocked: false });

  test("is understood, and advice is given", async () => {
    const { flow, phase, advice } = shopWith("ESP-0001Y");
    await flow.scanReadings(keyed);
    expect(phase()).toBe("found");
    expect(advice).toEqual(["other-layout"]);
  });

  test("is taken by its word where that is a coupon", async () => {
    const { flow, phase, advice } = shopWith("ESPß0001Z");
    await flow.scanReadings(keyed);
    expect(phase()).toBe("found");
    expect(advice).toEqual([]);
  });

  test("the cashier says which, where both are", async () => {
    const { flow, phase } = shopWith("ESPß0001Z", "ESP-0001Y");
    await flow.scanReadings(keyed);
    expect(phase()).toBe("choosing");
  });

  test("shows what was typed where neither is", async () => {
    const { flow, advice } = shopWith();
    await flow.scanReadings(keyed);
    expect(flow.store.getState()).toMatchObject({ phase: "refused", found: { shown: { value: "ESPß0001Z" } } });
    expect(advice).toEqual([]);
  });
});
