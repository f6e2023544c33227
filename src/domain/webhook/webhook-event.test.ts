import { expect, test } from "vitest";
import { type Happening, webhookBody, webhookData, type WebhookEventType } from "./webhook-event";

const happening = (type: WebhookEventType, more: Partial<Happening> = {}): Happening => ({
  type,
  coupon: { couponId: "TEA" as never, title: "Free tea", tags: { claimed: "has-tea", opened: "", redeemed: "had-tea" } },
  claim: { claimId: "claim", contactId: "anna" },
  redemption: null,
  ...more,
});

test.each([
  ["coupon.claimed", "has-tea", null],
  ["coupon.opened", null, null],
  ["coupon.redeemed", "had-tea", null],
  ["coupon.reversed", null, "had-tea"],
  ["coupon.revoked", null, null],
] as const)("[R76] [R87] %s says which tag the contact gets or loses", (type, tag, untag) => {
  expect(webhookData(happening(type))).toMatchObject({ tag, untag, coupon: { couponId: "TEA", title: "Free tea" } });
});

test("[R87] where nobody has claimed it, nobody gets a tag", () => {
  expect(webhookData(happening("coupon.redeemed", { claim: null }))).toMatchObject({ tag: null, claimId: null });
});

test("[R87] a body says what, when, and who it is about", () => {
  const contact = { contactId: "anna", channel: "whatsapp", externalId: "+49 170", name: "Anna" };
  expect(JSON.parse(webhookBody("coupon.claimed", 0, webhookData(happening("coupon.claimed")), contact))).toEqual({
    type: "coupon.claimed",
    timestamp: "1970-01-01T00:00:00.000Z",
    data: { coupon: { couponId: "TEA", title: "Free tea" }, claimId: "claim", redemption: null, tag: "has-tea", untag: null, contact },
  });
  expect(JSON.parse(webhookBody("webhook.test", 0, null, null))).toMatchObject({ type: "webhook.test", data: {} });
});
