import { createHash, randomBytes } from "node:crypto";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../server/app";
import type { Deps } from "../../server/deps";
import type { Store } from "../../server/store/store";
import { addTestCoupon, openShop, redemption, type TestShop } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { tillsResponse } from "../../src/contract/messages/desk";
import { hashOfEnrolmentCode, hashOfToken } from "../../server/auth/secrets";
import { enrolResponse } from "../../src/contract/messages/enrol";
import { leaseAtDesk, leasesAtDeskResponse, leasesResponse } from "../../src/contract/messages/leases";
import { problemMessage } from "../../src/contract/messages/problem";
import { pullResponse } from "../../src/contract/messages/pull";
import { pushResponse } from "../../src/contract/messages/push";
import { snapshotMessage } from "../../src/contract/messages/snapshot";
import { standingsResponse } from "../../src/contract/messages/standings";
import { type RouteName, ROUTES } from "../../src/contract/routes";

const NOW_MS = Date.UTC(2026, 10, 22, 12);

let store: Store;
let deps: Deps;
let app: ReturnType<typeof createApp>;
let ours: TestShop;
let theirs: TestShop;
let ourToken: string;
let theirToken: string;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    store = await open();
    deps = { store, nowMs: () => NOW_MS, randomBytes, log: pino({ level: "silent" }) };
    app = createApp(deps);
    ours = await openShop(store, 1);
    theirs = await openShop(store, 2);
    await addTestCoupon(store, 1, "SECRETOFFER", ["OURS-1"]);
    ourToken = await enrol(ours, "AAAA-AAAA-AAAA");
    theirToken = await enrol(theirs, "BBBB-BBBB-BBBB");
  });
  afterAll(() => store.close());

  describe("[R30] the handover", () => {
    const body = { protocol: 1, items: [], heard: [] };

    test("is open to a till that was revoked, and answers as a push does", async () => {
      const token = await revokedToken("HAND-OVER-0001");
      const response = await call("handover", token, { protocol: 1, items: [redemption(ours, "L-3"), "unreadable"], heard: [] });
      expect(pushResponse.parse(await response.json()).answers.map(({ outcome }) => outcome.kind)).toEqual(["accepted", "refused"]);
    });

    test.each([null, "nonsense"])("is closed to the token %j", async (token) => {
      expect((await call("handover", token, body)).status).toBe(401);
    });

    test("is closed to a till that still belongs here", async () => {
      const response = await call("handover", ourToken, body);
      expect(response.status).toBe(403);
      expect(problemMessage.parse(await response.json()).problem).toBe("not-allowed");
    });

    test("says in words when a till has handed over too much that cannot be read", async () => {
      const token = await revokedToken("HAND-OVER-0002");
      const large = (item: number) => call("handover", token, { protocol: 1, items: [`${item}`.padEnd(1_990_000)], heard: [] });
      for (const item of [1, 2, 3, 4, 5]) expect((await large(item)).status).toBe(200);
      const response = await large(6);
      expect(response.status).toBe(413);
      expect(problemMessage.parse(await response.json()).message).toContain("cannot be read");
    });
  });

  describe("[R23] leases", () => {
    test("a manager sees the units that tills hold, and writes them off; another workspace's does neither", async () => {
      await addTestCoupon(store, 1, "CAPPED", ["K-1"], { source: { kind: "fixed", amount: 100 }, offline: "lease-only" });
      const told = leasesResponse.parse(await (await call("leases", ourToken, { closing: [], held: [] })).json());
      const leaseId = told.leases[0]?.leaseId ?? "";
      const path = `/api/leases/${leaseId}/write-off`;
      const seenBy = async (key: string) => leasesAtDeskResponse.parse(await (await call("leasesAtDesk", key)).json()).leases;
      const [ourKey, theirKey] = [await newKey(1), await newKey(2)];
      expect(await seenBy(ourKey)).toMatchObject([{ leaseId, couponId: "CAPPED", store: { id: ours.storeId }, atRisk: 10 }]);
      expect(await seenBy(theirKey)).toEqual([]);
      expect((await call("writeOffLease", theirKey, {}, path)).status).toBe(404);
      expect((await call("leases", theirToken, { closing: [{ leaseId, spentKeys: [] }], held: [] })).status).toBe(200);
      expect(await seenBy(ourKey)).toMatchObject([{ state: "open" }]);
      expect(leaseAtDesk.parse(await (await call("writeOffLease", ourKey, {}, path)).json())).toMatchObject({ state: "written-off", atRisk: 0 });
      expect(await seenBy(ourKey)).toEqual([]);
    });
  });

  test("[R30] a till that signs itself out can only hand over from then on, and no other till is", async () => {
    const token = await enrol(ours, "SIGN-OUT-0001");
    expect((await call("signOutTill", token)).status).toBe(200);
    expect((await call("push", token, { protocol: 1, items: [], heard: [] })).status).toBe(403);
    expect((await call("handover", token, { protocol: 1, items: [], heard: [] })).status).toBe(200);
    expect((await call("push", ourToken, { protocol: 1, items: [], heard: [] })).status).toBe(200);
  });

  test("[R15] a snapshot's part is named by its bytes, kept for good, and not sent again to who has it", async () => {
    const { shards } = snapshotMessage.parse(await (await call("snapshot", ourToken)).json());
    const hash = shards[0]?.hash ?? "";
    const blobOf = (headers: Record<string, string>) =>
      app.request(`/api/till/blobs/${hash}`, { headers: { authorization: `Bearer ${ourToken}`, ...headers } });
    const sent = await blobOf({});
    expect([sent.status, sent.headers.get("ETag")]).toEqual([200, `"${hash}"`]);
    expect(sent.headers.get("Cache-Control")).toBe("private, max-age=31536000, immutable");
    expect(createHash("sha256").update(Buffer.from(await sent.arrayBuffer())).digest("hex")).toBe(hash);
    const again = await blobOf({ "If-None-Match": `"${hash}"` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await blobOf({ "If-None-Match": '"another"' })).status).toBe(200);
  });

  describe("a manager of another workspace", () => {
    test("sees none of our tills and redemptions, and revokes none", async () => {
      const theirKey = await newKey(2);
      const fact = redemption(ours, "L-7", { kind: "ask" });
      await call("push", ourToken, { protocol: 1, items: [fact], heard: [] });
      const { tills } = tillsResponse.parse(await (await call("tills", theirKey)).json());
      expect(tills.map(({ store: { id } }) => id)).not.toContain(ours.storeId);
      expect(JSON.stringify(await (await call("unconfirmed", theirKey)).json())).not.toContain(fact.key);
      const path = `/api/tills/${ours.till.installationId}/revocation`;
      expect((await call("revokeTill", theirKey, {}, path)).status).toBe(404);
      expect((await store.tills(1)).find((till) => till.installationId === ours.till.installationId)?.revokedMs).toBeNull();
    });
  });

  describe("a till of another workspace", () => {
    test("gets its own snapshot and feed, with nothing of ours", async () => {
      const own = snapshotMessage.parse(await (await call("snapshot", theirToken)).json());
      expect(own.workspace.number).toBe(2);
      expect(JSON.stringify(own)).not.toContain("SECRETOFFER");
      const feed = pullResponse.parse(await (await call("pull", theirToken, {}, "/api/till/feed?after=0&epoch=1")).json());
      expect(JSON.stringify(feed)).not.toContain("SECRETOFFER");
    });

    test("gets none of our blobs, even by their right names", async () => {
      const snapshot = snapshotMessage.parse(await (await call("snapshot", ourToken)).json());
      const path = `/api/till/blobs/${snapshot.shards[0]?.hash}`;
      expect((await call("blob", ourToken, {}, path)).status).toBe(200);
      expect((await call("blob", theirToken, {}, path)).status).toBe(404);
    });

    test("cannot redeem or undo in ours", async () => {
      const body = { protocol: 1, items: [redemption(ours, "L-1")], heard: [] };
      const { answers } = pushResponse.parse(await (await call("push", theirToken, body)).json());
      expect(answers).toMatchObject([{ outcome: { kind: "refused", problem: "foreign" } }]);
      const coupons = (await store.snapshot(1, NOW_MS)).coupons;
      expect(coupons.filter((coupon) => coupon.used > 0)).toEqual([]);
    });
  });

  describe("[R6] what stands of a redemption", () => {
    test("is told to the installation that made it, to no other till of the shop, nor of another", async () => {
      const fact = redemption(ours, "L-9");
      await call("push", ourToken, { protocol: 1, items: [fact], heard: [] });
      const told = async (token: string) =>
        standingsResponse.parse(await (await call("standings", token, { keys: [fact.key] })).json()).standings;
      expect(await told(ourToken)).toEqual([{ redemptionKey: fact.key, standing: "redeemed", resolution: null }]);
      expect(await told(await enrol(ours, "STANDING-0001"))).toEqual([]);
      expect(await told(theirToken)).toEqual([]);
    });

    test("is asked for 500 keys at most", async () => {
      const keys = Array.from({ length: 501 }, () => redemption(ours, "L-1").key);
      expect((await call("standings", ourToken, { keys })).status).toBe(400);
      expect((await call("standings", ourToken, { keys: keys.slice(1) })).status).toBe(200);
      expect((await call("standings", ourToken, { keys: [] })).status).toBe(200);
    });
  });

  describe("what is sent is looked at before anything else happens", () => {
    test("not JSON, and not the message, are answered in words", async () => {
      const broken = await app.request("/api/enrol", { method: "POST", body: "{" });
      expect(broken.status).toBe(400);
      const wrong = await call("enrol", null, { code: 7 });
      expect(wrong.status).toBe(400);
      expect(problemMessage.parse(await wrong.json()).message).toContain("deviceName");
      const address = await call("pull", ourToken, {}, "/api/till/feed?after=-1&epoch=1");
      expect(address.status).toBe(400);
    });

    test.each(["blob", "resolveConflict", "revokeTill", "writeOffLease"] as const)("%s: a name in the address that nothing can have is not found", async (name) => {
      const token = name === "blob" ? ourToken : await newKey(1);
      const response = await call(name, token, { resolution: "loss", note: "?" }, ROUTES[name].path.replace(/\{\w+\}/, "a%00b"));
      expect(response.status).toBe(404);
      expect(problemMessage.parse(await response.json()).problem).toBe("not-found");
    });

    test("a till's name that a database cannot hold is held without that", async () => {
      const codeHash = hashOfEnrolmentCode("NULL-NULL-NULL");
      await store.issueEnrolmentCode({ workspace: 1, storeId: ours.storeId, codeHash, expiresMs: NOW_MS + 1_000 });
      const response = await call("enrol", null, { code: "NULL-NULL-NULL", deviceName: "Bar\u0000 1" });
      expect(enrolResponse.parse(await response.json()).device.name).toBe("Bar 1");
    });

    test("a body that is too large is not read", async () => {
      const response = await call("enrol", null, { code: "A".repeat(5_000), deviceName: "" });
      expect(response.status).toBe(413);
      expect(problemMessage.parse(await response.json()).problem).toBe("too-large");
    });

    test("an address that the API does not have is answered as a problem", async () => {
      const response = await app.request("/api/nosuch");
      expect(response.status).toBe(404);
      expect(problemMessage.parse(await response.json()).problem).toBe("not-found");
    });
  });
});

async function enrol(shop: TestShop, code: string): Promise<string> {
  const codeHash = hashOfEnrolmentCode(code);
  await store.issueEnrolmentCode({ workspace: shop.workspace, storeId: shop.storeId, codeHash, expiresMs: NOW_MS + 1_000 });
  const response = await app.request("/api/enrol", { method: "POST", body: JSON.stringify({ code, deviceName: "" }) });
  return enrolResponse.parse(await response.json()).token;
}

function call(name: RouteName, token: string | null, body: unknown = {}, path: string = ROUTES[name].path) {
  const { method } = ROUTES[name];
  const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
  return app.request(path.replace(/\{\w+\}/, "0".repeat(64)), {
    method,
    headers,
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
}

async function revokedToken(code: string): Promise<string> {
  const token = await enrol(ours, code);
  const till = await store.tillByToken(hashOfToken(token), NOW_MS);
  await store.revokeInstallation(1, till?.installationId ?? "", NOW_MS);
  return token;
}

async function newKey(workspace: number): Promise<string> {
  const issued = await issueApiKey(deps, workspace, "Back office", ["manage"]);
  if (!issued.ok) throw new Error("A test's key has no name.");
  return issued.value.key;
}
