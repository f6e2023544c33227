import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { claimResponse } from "../src/contract/messages/claims";
import { newApiKeyResponse } from "../src/contract/messages/members";
import { deliveriesResponse, newWebhookResponse } from "../src/contract/messages/webhooks";
import { openBrowser } from "../test/builders/browser";
import { openReceiver, type Received } from "../test/builders/receiver";
import { startServer } from "../test/builders/server-process";
import { findPostgres } from "../test/store/test-databases";

/** Two starts of a whole server on a busy machine, and the waits between tries. */
const PATIENCE_MS = 120_000;
const POLL = { timeout: 30_000 };

/** A module that makes a process's clock run ten times as fast, from now on; the same one goes on in the next process. */
function fasterClock(): string {
  const from = Date.now();
  const module = `const real = Date.now; Date.now = () => ${from} + (real() - ${from}) * 10;`;
  return `--import=data:text/javascript,${encodeURIComponent(module)}`;
}

const postgres = await findPostgres();
const folder = mkdtempSync(join(tmpdir(), "tearoff-main-"));
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
  await postgres.stop();
});

async function run(env: Readonly<Record<string, string>>) {
  const { child, ready, ended } = startServer({ ...env, WEBHOOK_ALLOW_PRIVATE: "1" });
  started.push(child);
  const { url, owner } = await ready;
  const browser = openBrowser({ request: (to, init) => fetch(to, init) }, undefined, url);
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { browser, owner, kill };
}

const KINDS = [
  { kind: "SQLite", place: async () => ({ DATA_DIR: join(folder, "sqlite") }) },
  { kind: "PostgreSQL", place: async () => ({ DATA_DIR: join(folder, "postgres"), DATABASE_URL: (await postgres.createDatabase()).url }) },
];

describe.each(KINDS)("on $kind", ({ place }) => {
  test("[R88] a server that is killed in the middle of tries loses no message: each arrives, in order, and again only under its id", { timeout: PATIENCE_MS }, async () => {
    const env = { ...(await place()), NODE_OPTIONS: fasterClock() };
    let isUp = false;
    const receiver = await openReceiver(({ externalId }, response) => {
      if (isUp || externalId === "anna") return void response.writeHead(204).end();
      if (externalId === "bea") response.writeHead(503).end();
    });
    const first = await run(env);
    await first.browser.call("signIn", { body: first.owner });
    const made = await first.browser.call("makeApiKey", { body: { name: "Automation", scopes: ["manage", "claims:write"] } });
    const headers = { Authorization: `Bearer ${newApiKeyResponse.parse(await made.json()).key}` };
    const added = await first.browser.call("addWebhook", { body: { url: receiver.url, events: ["coupon.claimed", "coupon.opened"] }, headers });
    const { webhook } = newWebhookResponse.parse(await added.json());

    async function claim({ browser }: typeof first, externalId: string, couponId: string) {
      const body = { couponId, contact: { channel: "other", externalId }, idempotencyKey: `${externalId}-${couponId}` };
      const claimed = claimResponse.parse(await (await browser.call("claim", { body, headers })).json());
      if (claimed.kind !== "claimed") throw new Error(claimed.reason);
      await browser.call("couponOpened", { params: { token: claimed.link.split("/c/")[1] ?? "" }, body: { atMs: Date.now() } });
    }
    const log = async ({ browser }: typeof first) => {
      const answer = await browser.call("deliveries", { params: { webhookId: webhook.id }, headers });
      return deliveriesResponse.parse(await answer.json()).deliveries.toReversed();
    };
    const of = (externalId: string) => receiver.received.filter((one) => one.externalId === externalId);
    const words = ({ type, couponId }: Received) => `${type} ${couponId}`;

    for (const externalId of ["anna", "bea"]) await claim(first, externalId, "CROISSANT");
    await expect.poll(() => log(first), POLL).toMatchObject([
      { type: "coupon.claimed", state: "delivered", status: 204 },
      { type: "coupon.opened", state: "delivered" },
      { type: "coupon.claimed", state: "waiting", status: 503, tries: expect.toSatisfy((tries) => tries >= 2) },
      { type: "coupon.opened", state: "waiting", tries: 0 },
    ]);
    await claim(first, "cleo", "CROISSANT");
    await expect.poll(() => of("cleo").length, POLL).toBe(1);
    await first.kill();
    isUp = true;

    const second = await run(env);
    for (const externalId of ["anna", "bea", "cleo"]) await claim(second, externalId, "ESPRESSO");
    await expect.poll(async () => (await log(second)).map(({ state }) => state), POLL).toEqual(Array(12).fill("delivered"));
    await second.kill();
    await receiver.close();

    const inOrder = ["coupon.claimed CROISSANT", "coupon.opened CROISSANT", "coupon.claimed ESPRESSO", "coupon.opened ESPRESSO"];
    for (const externalId of ["anna", "bea", "cleo"]) {
      const onceEach = of(externalId).filter(({ id }, at, all) => id !== all[at - 1]?.id);
      expect([externalId, ...onceEach.map(words)]).toEqual([externalId, ...inOrder]);
    }
    const triesOfFirst = (externalId: string) => of(externalId).filter((one) => words(one) === inOrder[0]).length;
    expect(triesOfFirst("bea")).toBeGreaterThan(2);
    expect(triesOfFirst("cleo")).toBeGreaterThan(1);
  });
});
