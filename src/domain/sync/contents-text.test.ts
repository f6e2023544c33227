import { expect, test } from "vitest";
import { ask, fact, reversal, withdrawal } from "../../../test/builders/events";
import { contentsText } from "./contents-text";
import type { RedemptionContents } from "./event";

test("[R5] an ask and the fact that it becomes have the same contents, whenever they are sent", () => {
  const later = {
    time: { deviceMs: 5, offsetMs: null, uncertain: true },
    couponVersion: 2,
    snapshotFeed: 9,
    marks: ["period-uncertain" as const],
  };
  expect(contentsText(fact("key", {}, later))).toBe(contentsText(ask("key")));
});

test.each([
  { couponId: "SUMMER" },
  { shown: { kind: "code", codeType: "code128", value: "A1" } },
  { shown: { kind: "code", codeType: "qr", value: "A1\0" } },
  { shown: { kind: "claim", claimId: "A1" } },
  { storeId: "store-2" },
  { staffId: "staff-2" },
  { method: "self" },
  { receipt: "" },
  { override: { reasons: [], note: "", supervisorId: "" } },
  { leaseId: "lease-1" },
] satisfies Partial<RedemptionContents>[])("[R5] %o are other contents", (changes) => {
  expect(contentsText(ask("key", changes))).not.toBe(contentsText(ask("key")));
});

test("[R5] an override says the same in any order of its reasons", () => {
  const of = (reasons: readonly ("expired" | "used-up")[]) =>
    contentsText(ask("key", { override: { reasons, note: "VIP", supervisorId: "s" } }));
  expect(of(["expired", "used-up"])).toBe(of(["used-up", "expired"]));
  expect(of(["expired"])).not.toBe(of(["used-up"]));
});

test("[R5] no two kinds of event have the same contents", () => {
  const texts = [ask("a"), reversal("r", "a"), reversal("r", "b"), withdrawal("w", "a")].map(contentsText);
  expect(new Set(texts).size).toBe(4);
});

test("[R5] the text never changes, for digests are kept", () => {
  const claim = ask("key", {
    shown: { kind: "claim", claimId: "c" },
    receipt: "12",
    override: { reasons: ["expired"], note: "VIP", supervisorId: "s" },
  });
  expect(contentsText(claim)).toBe(
    '["redemption","SPRING",["claim","c"],"store-1","staff-1","staff-scan","12",[["expired"],"VIP","s"],null]',
  );
});
