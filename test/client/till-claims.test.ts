import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newKeyPair } from "../../server/auth/new-key-pair";
import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import type { Mark } from "../../src/domain/sync/event";
import { budgetOf, heldPushes, sentTo } from "./ask-bench";
import { addClaimCoupon, linkOf, newToken, signedBy, withSlip } from "./claim-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

const NEVER_SEEN: Mark = "claim-not-in-snapshot";

let bench: Bench;
let till: BenchTill;
beforeAll(async () => {
  bench = await startBench();
  await addClaimCoupon(bench, "BREAD");
  await addClaimCoupon(bench, "CAKE", { source: { kind: "list" }, counts: "code" });
});
afterAll(() => bench.mock.stop());
beforeEach(async () => {
  till = await bench.readyTill();
});
afterEach(async () => {
  bench.back();
  await till.close();
});

const newLink = async (couponId = "BREAD") => linkOf(await newToken(bench, couponId));

async function listed(key: string) {
  return (await till.todaysList()).find(({ redemptionKey }) => redemptionKey === key);
}

/** A key of the test's own, which the till takes for one of the workspace's. */
async function trusted() {
  const key = newKeyPair(randomBytes);
  const publicKey = Buffer.from(key.publicKey).toString("base64url");
  await till.store.change("snapshot", (now) => now && { ...now, claimKeys: [...now.claimKeys, publicKey] });
  return key;
}

const marksOf = async (key: string) => (await till.store.history(0)).find((row) => row.key === key)?.circumstances.marks;

describe("a claim that the till has heard of", () => {
  test("[R20] is redeemed by its link, and once only, with the server's word and without", async () => {
    for (const isOffline of [false, true]) {
      const link = await newLink();
      await till.syncNow();
      if (isOffline) bench.offline();
      const found = await scan(till, link);
      expect(found).toMatchObject({ coupon: { couponId: "BREAD" }, shown: { kind: "claim" }, decision: { kind: "redeem", marks: [] } });
      const { redemptionKey, atMs } = await redeemed(till, link);
      expect((await scan(till, link)).decision).toMatchObject({
        refusals: [{ reason: "already-redeemed", redeemed: { when: { kind: "at", ms: atMs } } }],
      });

      bench.back();
      await till.syncNow();
      expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" }, shown: { kind: "claim" } });
      expect((await scan(till, link)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
      expect((await bench.recorded()).filter((key) => key === redemptionKey)).toHaveLength(1);
    }
  });

  test("[R15] is found in the base of a till that enrols later, redeemed or not", async () => {
    const [link, spent] = [await newLink(), await newLink()];
    await till.syncNow();
    await redeemed(till, spent);
    await till.syncNow();
    const later = await bench.readyTill();
    bench.offline();
    expect((await scan(later, link)).decision).toMatchObject({ kind: "redeem", marks: [] });
    expect((await scan(later, spent)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
    bench.back();
    await later.close();
  });

  test("[R20] is the same by any link to it, scanned, typed or wedged", async () => {
    const token = await newToken(bench, "BREAD");
    await till.syncNow();
    bench.offline();
    await redeemed(till, linkOf(token, "http://192.168.1.5:8080/shop"));
    for (const link of [linkOf(token), ` ${linkOf(token, "HTTPS://ELSEWHERE.EXAMPLE")}?utm_source=chat`]) {
      expect(await till.lookUp({ text: link, symbology: null })).toMatchObject({
        shown: { kind: "claim" },
        decision: { refusals: [{ reason: "already-redeemed" }] },
      });
    }
  });

  test("[R44] where claims count, the bare code asks for the claim's own QR", async () => {
    expect((await scan(till, "BREAD")).decision).toMatchObject({ refusals: [{ reason: "needs-claim" }] });
  });
});

describe("a claim that was handed out after the till went offline", () => {
  test("[R20] is decided with a mark, once, and the server accepts it with the mark", async () => {
    bench.offline();
    await till.syncNow();
    const link = await newLink();
    expect((await scan(till, link)).decision).toEqual({ kind: "redeem", remaining: null, marks: [NEVER_SEEN] });
    const { redemptionKey } = await redeemed(till, link);
    const again = await scan(till, link);
    expect(again.decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
    expect(await till.redeem(again)).toMatchObject({ kind: "refused", refusals: [{ reason: "already-redeemed" }] });

    bench.back();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect(await marksOf(redemptionKey)).toEqual([NEVER_SEEN]);
    expect((await scan(till, link)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  });

  test("[R28] of two tabs that redeem it at once, one does", async () => {
    bench.offline();
    const link = await newLink();
    const tab = await bench.till({ database: till.database });
    const [here, there] = await Promise.all([scan(till, link), scan(tab, link)]);
    const said = await Promise.all([till.redeem(here), tab.redeem(there)]);
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(["redeemed", "refused"]);
    await tab.close();
  });

  test("[R6] of two tills that redeemed it offline, the later one at the server hears of the conflict", async () => {
    const other = await bench.readyTill({ storeName: "Old Town" });
    bench.offline();
    const link = await newLink();
    await redeemed(other, link);
    const second = await redeemed(till, link);
    await Promise.all([other.syncNow(), till.syncNow()]);
    bench.back();
    await other.syncNow();
    await till.syncNow();
    expect(await listed(second.redemptionKey)).toMatchObject({ state: { kind: "conflict", cause: "double" } });
    await other.close();
  });

  test("[R12] is redeemable again once that is undone", async () => {
    bench.offline();
    const link = await newLink();
    const { redemptionKey } = await redeemed(till, link);
    expect(await till.undo(redemptionKey, "wrong customer")).toEqual({ kind: "undone" });
    expect((await scan(till, link)).decision.kind).toBe("redeem");
    bench.back();
    await till.syncNow();
    await till.syncNow();
    expect((await scan(till, link)).decision).toMatchObject({ kind: "redeem", marks: [] });
  });

  test("[R2] [R3] with a good line the server is asked; without its answer in time the till decides, and keeps both marks", async () => {
    const link = await newLink();
    await budgetOf(till, 20);
    const held = heldPushes(bench, "before");
    const { redemptionKey } = await redeemed(till, link);
    held.release();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "confirmed" } });
    expect(await marksOf(redemptionKey)).toEqual([NEVER_SEEN, "decided-after-ask-timed-out"]);
    expect((await scan(till, link)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  });

  test("[R17] what waits under an earlier epoch is still this claim's under the next", async () => {
    bench.offline();
    const link = await newLink();
    await redeemed(till, link);
    bench.back();
    sentTo(bench, () => false);
    await bench.mock.store.startEpoch(1, randomBytes(32), { restored: false }, Date.now());
    const before = await till.store.get("snapshot");
    await till.syncNow();
    expect((await till.store.get("snapshot"))?.epoch.number).not.toBe(before?.epoch.number);
    expect(await till.store.outbox()).toHaveLength(1);
    expect((await scan(till, link)).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });
  });
});

describe("a link that is no claim of this shop's", () => {
  test("[R20] forged, or with a slip in its signature, is not known", async () => {
    const token = await newToken(bench, "BREAD");
    await till.syncNow();
    for (const wrong of [signedBy(newKeyPair(randomBytes), token), withSlip(token)]) {
      const found = await scan(till, linkOf(wrong));
      expect(found).toMatchObject({ coupon: null, shown: { kind: "code" }, decision: { refusals: [{ reason: "unknown" }] } });
      expect(await till.redeem(found)).toMatchObject({ kind: "refused", refusals: [{ reason: "unknown" }] });
    }
    expect((await scan(till, linkOf(signedBy(await trusted(), token)))).decision.kind).toBe("redeem");
  });

  test("[R20] of another workspace, or of a coupon that there is not, is not known", async () => {
    const [key, token] = [await trusted(), await newToken(bench, "BREAD")];
    for (const changes of [{ workspaceNumber: 2 }, { ordinal: 60_000 }]) {
      const found = await scan(till, linkOf(signedBy(key, token, changes)));
      expect(found).toMatchObject({ coupon: null, decision: { kind: "refuse", refusals: [{ reason: "unknown" }] } });
      expect(await till.redeem(found)).toMatchObject({ kind: "refused", refusals: [{ reason: "unknown" }] });
    }
  });

  test("[R20] of a later version is not known", async () => {
    const later = Buffer.from(await newToken(bench, "BREAD"), "base64url");
    later[0] = 2;
    expect((await scan(till, linkOf(later.toString("base64url")))).decision).toMatchObject({ refusals: [{ reason: "unknown" }] });
  });

  test("[R4] [R20] that the workspace's key has signed and the server has no claim of, is a conflict once the server hears", async () => {
    const [key, token] = [await trusted(), await newToken(bench, "BREAD")];
    const link = linkOf(signedBy(key, token, { claimId: claimIdFromBytes(randomBytes(16)) }));
    expect(await till.redeem(await scan(till, link))).toMatchObject({ kind: "refused", refusals: [{ reason: "unknown" }], by: "server" });
    bench.offline();
    const { redemptionKey } = await redeemed(till, link);
    bench.back();
    await till.syncNow();
    expect(await listed(redemptionKey)).toMatchObject({ state: { kind: "conflict", cause: "unknown-code" } });
  });
});

test("[R20] at the link of a list's coupon the till says to scan the code, whether it has heard of the claim or not", async () => {
  const token = await newToken(bench, "CAKE");
  await till.syncNow();
  const unheard = signedBy(await trusted(), token, { claimId: claimIdFromBytes(randomBytes(16)) });
  for (const each of [token, unheard]) {
    expect(await scan(till, linkOf(each))).toMatchObject({ coupon: { couponId: "CAKE" }, decision: { kind: "scan-the-code" } });
  }
  expect((await scan(till, "CAKE")).decision.kind).toBe("redeem");
});
