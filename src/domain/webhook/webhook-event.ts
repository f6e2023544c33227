import type { Coupon, CouponTags, RedemptionMethod } from "../coupon/coupon";

/** `tag`: which of the coupon's the contact gets by it; `untag`: which it loses (R76). */
type EventSpec = { readonly words: string; readonly tag: keyof CouponTags | null; readonly untag: keyof CouponTags | null };

/** What other systems can be told of (R87). */
export const WEBHOOK_EVENTS = {
  "coupon.claimed": { words: "A contact claims a coupon", tag: "claimed", untag: null },
  "coupon.opened": { words: "A contact opens a coupon’s page", tag: "opened", untag: null },
  "coupon.redeemed": { words: "A coupon is redeemed", tag: "redeemed", untag: null },
  "coupon.reversed": { words: "A redemption is undone", tag: null, untag: "redeemed" },
  "coupon.revoked": { words: "A coupon is revoked", tag: null, untag: null },
} as const satisfies Record<string, EventSpec>;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const webhookEventTypes = Object.keys(WEBHOOK_EVENTS) as readonly WebhookEventType[];

/** What has happened. `claim` and `redemption`: null where it has none. */
export type Happening = {
  readonly type: WebhookEventType;
  readonly coupon: Pick<Coupon, "couponId" | "title" | "tags">;
  readonly claim: { readonly claimId: string; readonly contactId: string } | null;
  readonly redemption: { readonly key: string; readonly atMs: number; readonly storeId: string; readonly method: RedemptionMethod } | null;
};

/** What is told of a happening, but for who it is about: that is looked up when it is sent. Never a code, never a link. */
export type WebhookData = {
  readonly coupon: { readonly couponId: string; readonly title: string };
  readonly claimId: string | null;
  readonly redemption: { readonly redemptionKey: string; readonly redeemedAt: string; readonly storeId: string; readonly method: RedemptionMethod } | null;
  readonly tag: string | null;
  readonly untag: string | null;
};

export type WebhookContact = { readonly contactId: string; readonly channel: string; readonly externalId: string; readonly name: string };

export function webhookData({ type, coupon, claim, redemption }: Happening): WebhookData {
  const { tag, untag } = WEBHOOK_EVENTS[type];
  const tagOf = (which: keyof CouponTags | null) => (which === null || claim === null ? null : coupon.tags[which] || null);
  return {
    coupon: { couponId: coupon.couponId, title: coupon.title },
    claimId: claim?.claimId ?? null,
    redemption: redemption === null ? null : { redemptionKey: redemption.key, redeemedAt: isoOf(redemption.atMs), storeId: redemption.storeId, method: redemption.method },
    tag: tagOf(tag),
    untag: tagOf(untag),
  };
}

/** A request's body. `type`: a test's is no event. `contact`: null where nobody has claimed it, or who has was erased (R77). */
export function webhookBody(type: WebhookEventType | "webhook.test", atMs: number, data: WebhookData | null, contact: WebhookContact | null): string {
  return JSON.stringify({ type, timestamp: isoOf(atMs), data: data === null ? {} : { ...data, contact } });
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
