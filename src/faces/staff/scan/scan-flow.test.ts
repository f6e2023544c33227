import { describe, expect, test, vi } from "vitest";
import type { LookUp, Redeem, Till } from "../../../client/till/till";
import type { Scan } from "../../../domain/code/readings-of";
import type { Verdict } from "../../../ui/verdict-shape";
import { ENROLLED, redeemable, refusedWith, tillDouble } from "../../../../test/fixtures/till/till-double";
import { readingsOfKeys } from "./keyed-readings";
import { createScanFlow } from "./scan-flow";

const SCAN = { text: "TEAR-0001", symbology: "qr" } as const;

function flowOver(answers: Partial<Till> = {}) {
  const heard: Verdict[] = [];
  const onSignedOut = vi.fn();
  const advice: string[] = [];
  const timers: (() => void)[] = [];
  const flow = createScanFlow({
    till: tillDouble(answers),
    status: () => ENROLLED,
    announce: (verdict) => heard.push(verdict),
    onSignedOut,
    onOtherKeys: (understood) => advice.push(understood),
    after: (_ms, act) => void timers.push(act),
  });
  const waitLong = () => timers.splice(0).forEach((act) => act());
  return { flow, heard, advice, onSignedOut, waitLong, phase: () => flow.store.getState().phase };
}

/** A promise that is settled by hand. */
function later<Value>() {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, settle: (value: Value) => settle(value) };
}

describe("the way from scan to next customer", () => {
  test("sounds for what can be redeemed, and again once it is", async () => {
    const { flow, heard } = flowOver();
    await flow.scan(SCAN);
    await flow.redeem({});
    flow.next();
    expect(heard).toEqual(["go", "go"]);
  });

  test.each([
    [{ reason: "revoked" }, "stop"],
    [{ reason: "not-yet-valid", startMs: 0 }, "wait"],
  ] as const)("sounds like the verdict: %j", async (refusal, verdict) => {
    const { flow, heard } = flowOver({ lookUp: async () => ({ kind: "decided", ...refusedWith(refusal) }) });
    await flow.scan(SCAN);
    expect(heard).toEqual([verdict]);
  });

  test("[R1] stores once, however often it is asked to while it stores", async () => {
    const answer = later<Redeem>();
    const redeem = vi.fn(() => answer.promise);
    const { flow, phase } = flowOver({ redeem });
    await flow.scan(SCAN);
    const pressed = [flow.redeem({}), flow.redeem({}), flow.redeem({})];
    flow.next();
    await flow.scan({ text: "another", symbology: "qr" });
    expect(phase()).toBe("redeeming");
    answer.settle({ kind: "not-stored" });
    await Promise.all(pressed);
    expect(redeem).toHaveBeenCalledOnce();
    expect(phase()).toBe("not-stored");
  });

  test("shows the newest scan, also when an older one is answered after it", async () => {
    const old = later<LookUp>();
    const lookUp = vi.fn<Till["lookUp"]>(async () => ({ kind: "decided", ...redeemable() }));
    lookUp.mockReturnValueOnce(old.promise);
    const { flow, phase } = flowOver({ lookUp });
    const first = flow.scan({ text: "old", symbology: "qr" });
    await flow.scan(SCAN);
    old.settle({ kind: "not-a-code" });
    await first;
    expect(phase()).toBe("found");
  });

  test("says so where the list cannot be read, and hides no bug", async () => {
    const { flow, phase } = flowOver({ lookUp: () => Promise.reject(new Error("bug")) });
    await expect(flow.scan(SCAN)).rejects.toThrow("bug");
    expect(phase()).toBe("not-looked-up");
  });

  test("[R1] never says redeemed after a bug", async () => {
    const { flow, phase } = flowOver({ redeem: () => Promise.reject(new Error("bug")) });
    await flow.scan(SCAN);
    await expect(flow.redeem({})).rejects.toThrow("bug");
    expect(phase()).toBe("not-stored");
  });

  test("never says undone after a bug", async () => {
    const { flow } = flowOver({ undo: () => Promise.reject(new Error("bug")) });
    await flow.scan(SCAN);
    await flow.redeem({});
    await expect(flow.undo()).rejects.toThrow("bug");
    expect(flow.store.getState()).toMatchObject({ phase: "redeemed", undo: "not-stored" });
  });

  test("asks who is there when a redemption finds nobody signed in", async () => {
    const { flow, onSignedOut, phase } = flowOver({ redeem: async () => ({ kind: "signed-out" }) });
    await flow.scan(SCAN);
    await flow.redeem({});
    expect(onSignedOut).toHaveBeenCalledOnce();
    expect(phase()).toBe("idle");
  });

  test("[R20] sends to the code on the page where the link of a list coupon was scanned", async () => {
    const { flow, phase } = flowOver({
      lookUp: async () => ({ kind: "decided", ...redeemable(), decision: { kind: "scan-the-code" } }),
    });
    await flow.scan(SCAN);
    expect(phase()).toBe("scan-the-code");
  });
});

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
