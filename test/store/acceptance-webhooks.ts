import { expect, test } from "vitest";
import { deedBy } from "../builders/members";
import { newTestClaim } from "../builders/claims";
import type { Store } from "../../server/store/store";
import { DELIVERY_KEPT_MS, FORMER_SECRET_MS } from "../../src/domain/webhook/endpoint";
import { webhookEventTypes, type WebhookEventType } from "../../src/domain/webhook/webhook-event";
import { addTestCoupon, newTestId, NOON_MS, openShop, pushed, redemption, reversal, type TestShop } from "./acceptance-shop";

export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

export async function addTestWebhook(store: Store, url = "https://hooks.example/", events: readonly WebhookEventType[] = webhookEventTypes, workspace = 1) {
  const endpointId = newTestId();
  const added = await store.addWebhook(workspace, { id: endpointId, url, events, secret: WEBHOOK_SECRET }, deedBy("Manu", NOON_MS));
  if (!added.ok) throw new Error(added.problem);
  return { workspace, endpointId };
}

/** A claim of a list's coupon whose code is known. */
export async function claimedBy(shop: TestShop, couponId: string, externalId: string, nowMs = NOON_MS) {
  const made = newTestClaim(couponId, { channel: "whatsapp", externalId });
  const claimed = await shop.store.claim(1, made, nowMs);
  if (!claimed.ok) throw new Error(claimed.problem);
  return claimed.value;
}

export function acceptWebhooks(open: () => Promise<Store>): void {
  const take = (store: Store, endpoint: { workspace: number; endpointId: string }, nowMs = NOON_MS, limit = 50) =>
    store.takeDeliveries(endpoint, limit, { nowMs, untilMs: nowMs + 1_000 });
  const said = (delivery: { body: string } | undefined) => JSON.parse(delivery?.body ?? "{}") as { type: string; data: Record<string, unknown> };
  /** Takes and delivers until nothing is left. */
  async function all(store: Store, endpoint: { workspace: number; endpointId: string }) {
    const bodies: string[] = [];
    for (let taken = await take(store, endpoint); taken.length > 0; taken = await take(store, endpoint)) {
      for (const one of taken) {
        bodies.push(one.body);
        await store.settleDelivery(one, { kind: "delivered", status: 204 }, NOON_MS);
      }
    }
    return bodies;
  }

  test("[R87] others are told of what happens, with who and which tag, and never of a code or a link", async () => {
    const shop = await openShop(await open());
    const { store } = shop;
    const coupon = await addTestCoupon(store, 1, "TEA", ["TEA-1"]);
    await store.replaceCoupon(1, { ...coupon, version: 2, tags: { claimed: "has-tea", opened: "saw-tea", redeemed: "had-tea" } }, NOON_MS);
    const endpoint = await addTestWebhook(store);
    const { claimId, token } = await claimedBy(shop, "TEA", "+49 1");
    await store.noteOpened(1, claimId, NOON_MS, NOON_MS);
    await store.noteOpened(1, claimId, NOON_MS, NOON_MS);
    const fact = redemption(shop, "TEA-1", { contents: { couponId: "TEA" }, version: 2 });
    await pushed(shop, shop.till, fact);
    await pushed(shop, shop.till, fact);
    await pushed(shop, shop.otherTill, redemption(shop, "TEA-1", { contents: { couponId: "TEA" }, version: 2 }));
    await pushed(shop, shop.till, redemption(shop, "L-5"));
    await store.reverseRedemption(1, { key: newTestId(), redemptionKey: fact.key, reason: "Wrong" }, { ...deedBy("Manu", NOON_MS), by: { kind: "member", id: newTestId(), name: "Manu" } });
    await store.revokeCoupon(1, "TEA", deedBy("Manu", NOON_MS));
    const bodies = await all(store, endpoint);
    const told = bodies.map((body) => said({ body }));
    expect(told.map(({ type, data: { tag, untag } }) => [type, tag, untag]).toSorted()).toEqual([
      ["coupon.claimed", "has-tea", null],
      ["coupon.opened", "saw-tea", null],
      ["coupon.redeemed", null, null],
      ["coupon.redeemed", "had-tea", null],
      // The one that had lost it took its place.
      ["coupon.redeemed", "had-tea", null],
      ["coupon.reversed", null, "had-tea"],
      ["coupon.revoked", null, null],
    ]);
    const ofContact = told.filter(({ data }) => data["contact"] !== null);
    expect(ofContact.map(({ type }) => type)).toEqual(["coupon.claimed", "coupon.opened", "coupon.redeemed", "coupon.reversed", "coupon.redeemed"]);
    expect(ofContact[2]?.data).toMatchObject({ contact: { channel: "whatsapp", externalId: "+49 1", name: "Anna" }, claimId, redemption: { redemptionKey: fact.key, storeId: shop.storeId } });
    expect(bodies.join()).not.toContain("TEA-1");
    expect(bodies.join()).not.toContain("L-5");
    expect(bodies.join()).not.toContain(token);
    await store.close();
  });

  test("[R87] what came and went in one push, a conflict, and what was not asked for are nothing to tell", async () => {
    const shop = await openShop(await open());
    const endpoint = await addTestWebhook(shop.store, undefined, ["coupon.redeemed", "coupon.reversed"]);
    await claimedBy(shop, "LIST", "anna");
    const [fleeting, lost] = [redemption(shop, "L-2"), redemption(shop, "L-3")];
    await pushed(shop, shop.till, redemption(shop, "L-3"));
    await all(shop.store, endpoint);
    await pushed(shop, shop.till, reversal(shop, fleeting.key));
    await pushed(shop, shop.till, fleeting);
    await pushed(shop, shop.otherTill, lost);
    await pushed(shop, shop.otherTill, reversal(shop, lost.key));
    await pushed(shop, shop.till, redemption(shop, "L-3", { kind: "ask" }));
    expect(await all(shop.store, endpoint)).toEqual([]);
    await shop.store.close();
  });

  test("[R88] of each contact one message is on its way at a time, in the order of what happened; others do not wait", async () => {
    const shop = await openShop(await open());
    const { store } = shop;
    const endpoint = await addTestWebhook(store);
    const anna = await claimedBy(shop, "LIST", "anna");
    await store.noteOpened(1, anna.claimId, NOON_MS, NOON_MS);
    const bea = await claimedBy(shop, "LIST", "bea");
    const contactOf = (delivery: { body: string }) => (said(delivery).data["contact"] as { externalId: string } | null)?.externalId;
    const first = await take(store, endpoint);
    expect(first.map((one) => [contactOf(one), said(one).type])).toEqual([["anna", "coupon.claimed"], ["bea", "coupon.claimed"]]);
    expect(await take(store, endpoint)).toEqual([]);
    const [ofAnna, ofBea] = first;
    if (ofAnna === undefined || ofBea === undefined) throw new Error("Nothing was due.");
    await store.settleDelivery(ofAnna, { kind: "failed", status: 500, problem: "status", retryAfterMs: 60_000 }, NOON_MS);
    await store.settleDelivery(ofBea, { kind: "delivered", status: 200 }, NOON_MS);
    await store.noteOpened(1, bea.claimId, NOON_MS, NOON_MS);
    const next = await take(store, endpoint);
    expect(next.map((one) => [contactOf(one), said(one).type])).toEqual([["bea", "coupon.opened"]]);
    for (const one of next) await store.settleDelivery(one, { kind: "delivered", status: 200 }, NOON_MS);
    const [again] = await take(store, endpoint, NOON_MS + 60_000, 1);
    expect(again).toMatchObject({ id: ofAnna.id, tries: 1 });
    if (again === undefined) throw new Error("Nothing was due.");
    // Given up, the next one goes.
    await store.settleDelivery(again, { kind: "failed", status: null, problem: "unreachable", retryAfterMs: null }, NOON_MS);
    expect((await take(store, endpoint, NOON_MS + 60_000)).map((one) => [contactOf(one), said(one).type])).toContainEqual(["anna", "coupon.opened"]);
    await store.close();
  });

  test("[R88] what one server has taken no other takes, until it is clear that it died", async () => {
    const shop = await openShop(await open());
    const { store } = shop;
    const endpoint = await addTestWebhook(store);
    for (const who of ["a", "b", "c", "d", "e"]) await claimedBy(shop, "LIST", who);
    const [mine, theirs] = await Promise.all([take(store, endpoint, NOON_MS, 3), take(store, endpoint, NOON_MS, 3)]);
    expect(mine.length + theirs.length).toBe(3);
    const [late] = [...mine, ...theirs];
    if (late === undefined) throw new Error("Nothing was due.");
    const after = await take(store, endpoint, NOON_MS + 1_000, 10);
    expect(after).toHaveLength(5);
    await store.settleDelivery(late, { kind: "gone", status: 410 }, NOON_MS + 1_000);
    expect((await store.webhooks(1))[0]).toMatchObject({ state: "active", waiting: 5 });
    for (const one of after) await store.settleDelivery(one, { kind: "interrupted" }, NOON_MS);
    expect(await take(store, endpoint, NOON_MS + 1_000, 10)).toMatchObject(Array(5).fill({ tries: 0 }));
    await store.close();
  });

  test("[R88] 410 ends it, until a manager lets it go on; what waited is then sent, and what failed when they say so", async () => {
    const shop = await openShop(await open());
    const { store } = shop;
    const endpoint = await addTestWebhook(store);
    const { endpointId } = endpoint;
    await claimedBy(shop, "LIST", "anna");
    const [gone] = await take(store, endpoint);
    if (gone === undefined) throw new Error("Nothing was due.");
    await store.settleDelivery(gone, { kind: "gone", status: 410 }, NOON_MS);
    await claimedBy(shop, "LIST", "bea");
    expect([await store.dueEndpoints(NOON_MS), await take(store, endpoint)]).toEqual([[], []]);
    expect((await store.webhooks(1))[0]).toMatchObject({ state: "gone", waiting: 1, failed: 1 });
    await store.editWebhook(1, endpointId, { url: "https://hooks.example/", events: ["coupon.claimed"], isPaused: false }, deedBy("Manu", NOON_MS));
    expect(await store.dueEndpoints(NOON_MS)).toEqual([endpoint]);
    expect(await all(store, endpoint)).toHaveLength(1);
    expect(await store.replayFailed(1, endpointId, NOON_MS + 1, NOON_MS)).toBe(0);
    expect(await store.replayFailed(1, endpointId, NOON_MS, NOON_MS)).toBe(1);
    expect(await all(store, endpoint)).toHaveLength(1);
    expect(await store.replayDelivery(1, endpointId, gone.id, NOON_MS)).toMatchObject({ state: "waiting", tries: 0 });
    expect((await take(store, endpoint))[0]?.id).toBe(gone.id);
    expect((await store.deliveries(1, endpointId, { limit: 1 })).next).not.toBeNull();
    await store.close();
  });

  test("[R77] of a contact who was erased nothing is told, not even what waits; no row says who it was", async () => {
    const shop = await openShop(await open());
    const endpoint = await addTestWebhook(shop.store);
    const { claimId } = await claimedBy(shop, "LIST", "+49 170 555");
    await shop.store.noteOpened(1, claimId, NOON_MS, NOON_MS);
    const contactId = (await shop.store.claimAtDesk(1, claimId))?.contact.id ?? "";
    await shop.store.eraseContact(1, contactId, deedBy("Manu", NOON_MS));
    const bodies = await all(shop.store, endpoint);
    expect(bodies.map((body) => said({ body }).data["contact"])).toEqual([null, null]);
    expect(bodies.join()).not.toMatch(/\+49|Anna/);
    await shop.store.close();
  });

  test("[R87] a shop has ten at most; a new secret stands beside the one before for a day; the log tells of hosts alone", async () => {
    const shop = await openShop(await open());
    const { store } = shop;
    const made = await Promise.allSettled(Array.from({ length: 11 }, () => addTestWebhook(store, "https://hooks.example/my-own-secret")));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    const endpoint = await addTestWebhook(store, undefined, undefined, 1).catch(() => null);
    expect(endpoint).toBeNull();
    const [first] = await store.webhooks(1);
    const endpointId = first?.id ?? "";
    await store.renewWebhookSecret(1, endpointId, "whsec_bmV3", deedBy("Manu", NOON_MS));
    expect(await store.webhookSecret(1, endpointId, NOON_MS)).toEqual({ secret: "whsec_bmV3", formerUntilMs: NOON_MS + FORMER_SECRET_MS });
    await store.testWebhook(1, endpointId, NOON_MS);
    const [taken] = await take(store, { workspace: 1, endpointId });
    expect(taken?.secrets).toEqual(["whsec_bmV3", WEBHOOK_SECRET]);
    const later = NOON_MS + FORMER_SECRET_MS;
    expect((await take(store, { workspace: 1, endpointId }, later))[0]?.secrets).toEqual(["whsec_bmV3"]);
    const log = JSON.stringify(await store.auditLog(1, { after: null, limit: 50 }));
    expect(log).toContain("hooks.example");
    expect(log).not.toMatch(/my-own-secret|whsec_/);
    await store.tidy(NOON_MS + DELIVERY_KEPT_MS);
    expect((await store.deliveries(1, endpointId, { limit: 5 })).deliveries).toEqual([]);
    await store.removeWebhook(1, endpointId, deedBy("Manu", NOON_MS));
    expect(await store.webhooks(1)).toHaveLength(9);
    await store.close();
  });
}
