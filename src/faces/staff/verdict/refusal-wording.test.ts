import { describe, expect, test } from "vitest";
import type { Refusal } from "../../../domain/redemption/refusal";
import { refusalOrder } from "../../../domain/redemption/refusal";
import { couponWith, DAY_MS, MINUTE_MS, NOW_MS, STORES } from "../../../../test/fixtures/till/till-double";
import { REFUSAL_LOOKS, type RefusalSetting, sayEnd, wordRefusal } from "./refusal-wording";

const FROM = { nowMs: NOW_MS, timeZone: "Asia/Hong_Kong", locale: "en-GB" };

const SETTING: RefusalSetting = {
  coupon: couponWith(),
  directory: {
    stores: STORES,
    devices: [{ id: "till-2", name: "Till 2" }],
    staff: [{ id: "staff-c", name: "Demo cashier" }],
  },
  from: FROM,
  listAsOfMs: NOW_MS - MINUTE_MS,
};

const redeemed = (changes: Partial<Extract<Refusal, { reason: "already-redeemed" }>["redeemed"]> = {}): Refusal => ({
  reason: "already-redeemed",
  redeemed: {
    when: { kind: "at", ms: NOW_MS },
    storeId: "store-mk",
    deviceId: "till-2",
    staffId: "staff-c",
    unconfirmed: false,
    ...changes,
  },
});

/** One refusal of each reason, with what the cashier reads and what the customer is told. */
const SAID: readonly { refusal: Refusal; sentence: string; customer: string }[] = [
  {
    refusal: { reason: "unknown" },
    sentence: "No coupon on this till’s list (as of today 14:01) has this code.",
    customer: "I can’t find this code. Could you show me the message that it came in?",
  },
  {
    refusal: { reason: "revoked" },
    sentence: "This coupon was withdrawn. It can’t be redeemed any more.",
    customer: "This coupon has been withdrawn, so we can’t take it any more.",
  },
  {
    refusal: { reason: "wrong-store", storeIds: ["store-ce"] },
    sentence: "This coupon is for Central, not for this store.",
    customer: "You can use this coupon at Central.",
  },
  {
    refusal: { reason: "wrong-method" },
    sentence: "Tearoff does not redeem this coupon by scanning. Scan it at the register instead.",
    customer: "I will scan this coupon at the register.",
  },
  {
    refusal: { reason: "not-yet-valid", startMs: NOW_MS + 3 * DAY_MS },
    sentence: "Valid from 26 Nov 2026, 14:02 on. That is in 3 days.",
    customer: "You can use this coupon from 26 Nov 2026, 14:02 on.",
  },
  {
    refusal: redeemed(),
    sentence: "Redeemed today 14:02 at Mong Kok, on Till 2, by Demo cashier.",
    customer: "This coupon was redeemed at Mong Kok today 14:02.",
  },
  {
    refusal: { reason: "expired", endMs: Date.UTC(2026, 9, 31, 16) },
    sentence: "It was valid until 31 Oct 2026, 23:59.",
    customer: "This coupon was valid until 31 Oct 2026, 23:59.",
  },
  {
    refusal: { reason: "needs-claim" },
    sentence: "Everyone has this code. Scan the QR on the customer’s own coupon page instead.",
    customer: "Please open the coupon from your message and show me the QR on that page.",
  },
  {
    refusal: { reason: "not-claimed" },
    sentence: "This code has not been given to a customer yet.",
    customer: "This coupon has to be claimed first. Where did you get the code?",
  },
  {
    refusal: { reason: "used-up", leased: 0 },
    sentence: "All uses of this coupon are spent.",
    customer: "This coupon has been used as often as it can be, so we can’t take it any more.",
  },
  {
    refusal: { reason: "online-only" },
    sentence: "Only the server can decide this coupon, and this till can’t ask it now. Try again once it is online.",
    customer: "We need the network for this coupon. Please try again later.",
  },
  {
    refusal: { reason: "needs-lease" },
    sentence: "This till holds no uses of this coupon to give away on its own. Try again once it is online.",
    customer: "We need the network for this coupon. Please try again later.",
  },
  {
    refusal: { reason: "outbox-full", unsent: 20 },
    sentence: "20 redemptions wait for the network, the most this till may keep. Connect it, then scan again.",
    customer: "Our till has to connect first. One moment, please.",
  },
  {
    refusal: { reason: "snapshot-too-old", lastPullMs: NOW_MS - 8 * DAY_MS },
    sentence: "This till last updated its list 15 Nov 2026. Connect it, then scan again.",
    customer: "Our till has to connect first. One moment, please.",
  },
];

describe("what the cashier reads", () => {
  test.each(SAID)("[R32] $refusal.reason", ({ refusal, sentence, customer }) => {
    expect(wordRefusal(refusal, SETTING)).toEqual({ sentence, tellCustomer: customer });
  });

  test("has words for every refusal of the rules, in about two of them", () => {
    expect(SAID.map(({ refusal }) => refusal.reason)).toEqual(refusalOrder);
    for (const reason of refusalOrder) expect(REFUSAL_LOOKS[reason].headline.split(" ").length).toBeLessThanOrEqual(3);
  });

  test("[R33] says only that it was before, where the list knows no more", () => {
    const words = wordRefusal(redeemed({ when: { kind: "before", ms: NOW_MS }, storeId: null }), SETTING);
    expect(words.sentence).toBe("Redeemed before today 14:02; details need the network.");
  });

  test("[R33] leaves out the names that this till does not know", () => {
    const words = wordRefusal(redeemed({ storeId: "elsewhere", deviceId: null, staffId: null }), SETTING);
    expect(words.sentence).toBe("Redeemed today 14:02.");
    expect(words.tellCustomer).toBe("This coupon was redeemed today 14:02.");
  });

  test("[R10] says whose word is missing for a redemption that is not confirmed", () => {
    expect(wordRefusal(redeemed({ unconfirmed: true }), SETTING).sentence).toContain(
      "Not confirmed by Till 2; a supervisor can redeem.",
    );
  });

  test("[R22] says that other tills hold the last uses", () => {
    expect(wordRefusal({ reason: "used-up", leased: 3 }, SETTING).sentence).toBe(
      "The last 3 uses are set aside for other tills.",
    );
  });

  test("says how soon only where that says more than the date", () => {
    const startMs = NOW_MS + 30 * DAY_MS;
    expect(wordRefusal({ reason: "not-yet-valid", startMs }, SETTING).sentence).toBe("Valid from 23 Dec 2026, 14:02 on.");
  });

  test("names three stores at most", () => {
    const storeIds = ["store-mk", "store-ce", "a", "b"];
    expect(wordRefusal({ reason: "wrong-store", storeIds }, SETTING).sentence).toBe(
      "This coupon is for Mong Kok, Central or 2 more, not for this store.",
    );
  });

  test("isolates a name that runs from right to left", () => {
    const stores = [{ id: "store-mk", name: "مقهى", timeZone: "Asia/Hong_Kong" }];
    const words = wordRefusal(redeemed(), { ...SETTING, directory: { ...SETTING.directory, stores } });
    expect(words.sentence).toContain("at \u2068مقهى\u2069,");
  });

  test.each([
    [["store-pin"], "Type the store’s PIN on the customer’s coupon page to redeem this one."],
    [["self"], "The customer redeems this one: they slide on their coupon page while you watch."],
  ] as const)("says where a coupon is redeemed that is not scanned: %s", (methods, sentence) => {
    expect(wordRefusal({ reason: "wrong-method" }, { ...SETTING, coupon: couponWith({ methods }) }).sentence).toBe(sentence);
  });

  test("[R26] shows the last minute of a period, whose end is exclusive, in the store’s zone", () => {
    expect(sayEnd(Date.UTC(2026, 11, 31, 16), FROM)).toBe("31 Dec 2026, 23:59");
  });
});
