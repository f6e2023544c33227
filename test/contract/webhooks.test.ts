import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemMessage } from "../../src/contract/messages/problem";
import { deliveriesResponse, newWebhookResponse, webhookAtDesk, webhookSecretResponse, webhooksResponse } from "../../src/contract/messages/webhooks";
import { WEBHOOKS_MAX } from "../../src/domain/webhook/endpoint";
import type { TestBrowser } from "../builders/browser";
import { claimedBy } from "../store/acceptance-webhooks";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let browser: TestBrowser;

const add = (url: string, events: readonly string[] = ["coupon.claimed"]) => browser.call("addWebhook", { body: { url, events } });
const json = async (response: Response | Promise<Response>): Promise<unknown> => (await response).json();
const added = async (url = "https://hooks.example/a") => newWebhookResponse.parse(await json(add(url)));

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    ({ browser } = await memberAt(bench, 1, "manager", "manu"));
  });
  afterAll(() => bench.store.close());

  test("[R87] a manager adds a webhook, sees its secret, makes a new one, changes it and removes it", async () => {
    const { webhook, secret } = await added();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const params = { webhookId: webhook.id };
    expect(webhookSecretResponse.parse(await json(browser.call("webhookSecret", { params })))).toEqual({ secret, formerUntilMs: null });
    const renewed = webhookSecretResponse.parse(await json(browser.call("renewWebhookSecret", { params })));
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.formerUntilMs).toBe(bench.nowMs + 24 * 60 * 60 * 1000);
    const changed = await json(browser.call("editWebhook", { params, body: { url: "https://hooks.example/b", events: ["coupon.redeemed"], isPaused: true } }));
    expect(webhookAtDesk.parse(changed)).toMatchObject({ url: "https://hooks.example/b", events: ["coupon.redeemed"], state: "paused" });
    const left = webhooksResponse.parse(await json(browser.call("removeWebhook", { params })));
    expect(left.webhooks).toEqual([]);
    expect((await browser.call("webhookSecret", { params })).status).toBe(404);
  });

  test("[R87] an address that nothing may be sent to is said so beside its field, and there are ten at most", async () => {
    for (const url of ["http://hooks.example/", "https://127.0.0.1/", "https://localhost/"]) {
      expect(problemMessage.parse(await json(add(url)))).toMatchObject({ problem: "fields", detail: { fields: [{ field: "url" }] } });
    }
    const made = await Promise.all(Array.from({ length: WEBHOOKS_MAX }, () => added()));
    expect((await add("https://hooks.example/")).status).toBe(409);
    for (const { webhook } of made) await browser.call("removeWebhook", { params: { webhookId: webhook.id } });
  });

  test("[R88] what was sent is listed, the newest first, and can be sent again", async () => {
    const { webhook } = await added();
    const params = { webhookId: webhook.id };
    await claimedBy(bench.ours, "LIST", "anna", bench.nowMs);
    await browser.call("testWebhook", { params });
    const { deliveries } = deliveriesResponse.parse(await json(browser.call("deliveries", { params })));
    expect(deliveries.map(({ type, state, tries }) => [type, state, tries])).toEqual([["webhook.test", "waiting", 0], ["coupon.claimed", "waiting", 0]]);
    const deliveryId = deliveries[0]?.id ?? "";
    expect(await json(browser.call("replayDelivery", { params: { ...params, deliveryId } }))).toMatchObject({ id: deliveryId, state: "waiting" });
    expect(await json(browser.call("replayFailed", { params, body: { sinceMs: 0 } }))).toEqual({ replayed: 0 });
  });
});
