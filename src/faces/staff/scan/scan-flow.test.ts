import { describe, expect, test, vi } from "vitest";
import { flowOver, later } from "../../../../test/fixtures/till/flow-over";
import { redeemable, refusedWith } from "../../../../test/fixtures/till/till-double";
import type { LookUp, Redeem, Till } from "../../../client/till/till";

const SCAN = { text: "TEAR-0001", symbology: "qr" } as const;

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
