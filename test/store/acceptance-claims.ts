import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { snapshotKey } from "../../server/store/snapshot-key";
import type { Claimed, NewClaim, Store } from "../../server/store/store";
import { claimKeyMaterial } from "../../src/domain/code/key-material";
import { openClaimToken } from "../../src/domain/coupon/claim-token";
import { newTestClaim } from "../builders/claims";
import { addTestCoupon, bytes, feedOf, NOON_MS, newTestId, openShop, pushed, redemption, reversal, type TestShop } from "./acceptance-shop";

/** A fixed coupon `CLAIMS` (code `C`), whose two claims count. */
async function openClaimShop(store: Store, workspace = 1): Promise<TestShop> {
  const shop = await openShop(store, workspace);
  await addTestCoupon(store, workspace, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 2 }, counts: "claim" });
  return shop;
}

async function claimed(shop: TestShop, couponId: string, contact: Partial<NewClaim["contact"]> = {}): Promise<Claimed> {
  const made = await shop.store.claim(shop.workspace, newTestClaim(couponId, contact), NOON_MS);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

function keyOf(shop: TestShop, { claimId }: Claimed): Buffer {
  return Buffer.from(snapshotKey(bytes(`epoch ${shop.workspace}`), claimKeyMaterial(claimId)));
}

const shownClaim = ({ claimId }: Claimed) => ({ couponId: "CLAIMS", shown: { kind: "claim", claimId } }) as const;

export function acceptClaims(open: () => Promise<Store>): void {
  test("[R20] a claim's token names it, and its workspace's public key in the snapshot verifies it; another's does not", async () => {
    const shop = await openClaimShop(await open());
    const other = await openClaimShop(shop.store, 2);
    const claim = await claimed(shop, "CLAIMS");
    const opened = openClaimToken(claim.token);
    if (!opened.ok) throw new Error(opened.problem.kind);
    const { token, signedBytes, signature } = opened.value;
    const base = await shop.store.snapshot(1, NOON_MS);
    const verifiedBy = ({ claimKeys }: { readonly claimKeys: readonly string[] }) =>
      claimKeys.map((text) => {
        const key = createPublicKey({ key: Buffer.from(text, "base64url"), format: "der", type: "spki" });
        return verify("sha256", signedBytes, { key, dsaEncoding: "ieee-p1363" }, signature);
      });

    const ordinal = base.coupons.find(({ couponId }) => couponId === "CLAIMS")?.ordinal;
    expect(token).toEqual({ workspaceNumber: 1, ordinal, claimId: claim.claimId });
    expect(verifiedBy(base)).toEqual([true]);
    expect(verifiedBy(await shop.store.snapshot(other.workspace, NOON_MS))).toEqual([false]);
    await shop.store.close();
  });

  test("[R15] [R17] tills hear of a claim by its key, and the next base holds it", async () => {
    const shop = await openClaimShop(await open());
    const before = await shop.store.snapshot(1, NOON_MS);
    const claim = await claimed(shop, "CLAIMS");
    const key = keyOf(shop, claim);
    const { entries } = await feedOf(shop, before.feed);
    expect(entries).toMatchObject([{ kind: "code", key: key.toString("base64url"), state: "claimed", redeemed: null }]);

    const base = await shop.store.snapshot(1, NOON_MS);
    expect(base.feed).toBe(entries[0]?.number);
    const shard = Buffer.from((await shop.store.blob(1, base.shards[0]?.hash ?? "")) ?? []);
    expect(shard.includes(key)).toBe(true);
    expect(JSON.stringify(base)).not.toContain(claim.claimId);
    await shop.store.close();
  });

  test("[R46] a claim is redeemed once, and its reversal makes it claimed again", async () => {
    const shop = await openClaimShop(await open());
    const claim = await claimed(shop, "CLAIMS");
    const fact = redemption(shop, "C", { contents: shownClaim(claim) });
    const answers = await pushed(shop, shop.till, fact, redemption(shop, "C", { contents: shownClaim(claim) }));
    expect(answers.map(({ outcome }) => outcome)).toEqual([{ kind: "accepted" }, { kind: "conflict", cause: "double" }]);

    const [undone] = await pushed(shop, shop.till, reversal(shop, fact.key), reversal(shop, answers[1]?.key ?? ""));
    expect(undone?.outcome.kind).toBe("reversed");
    expect((await feedOf(shop)).entries.findLast((entry) => entry.kind === "code")).toMatchObject({ state: "claimed" });
    await shop.store.close();
  });

  test("[R11] undoing the holder of a claim hands it to the other redemption of it", async () => {
    const shop = await openClaimShop(await open());
    const claim = await claimed(shop, "CLAIMS");
    const first = redemption(shop, "C", { contents: shownClaim(claim) });
    const second = redemption(shop, "C", { contents: shownClaim(claim) });
    await pushed(shop, shop.till, first, second);
    await pushed(shop, shop.till, reversal(shop, first.key));
    const last = (await feedOf(shop)).entries.findLast((entry) => entry.kind === "code");
    expect(last).toMatchObject({ state: "redeemed", redeemed: { redemptionKey: second.key } });
    await shop.store.close();
  });

  test("[R48] [R51] a contact gets one, the amount caps them all, and who is refused leaves nothing", async () => {
    const shop = await openClaimShop(await open());
    const wish = (externalId: string) => shop.store.claim(1, newTestClaim("CLAIMS", { externalId }), NOON_MS);
    expect(await wish("anna\u0000")).toMatchObject({ ok: true });
    const { feed } = await feedOf(shop);
    expect(await wish("anna\u0000")).toEqual({ ok: false, problem: "claimLimitReached" });
    expect((await feedOf(shop)).feed).toBe(feed);
    const atOnce = await Promise.all(["ben", "cleo", "dora"].map(wish));
    expect(atOnce.map((made) => (made.ok ? "claim" : made.problem)).toSorted()).toEqual(["allDistributed", "allDistributed", "claim"]);
    expect(await shop.store.claim(1, newTestClaim("NOSUCH"), NOON_MS)).toEqual({ ok: false, problem: "unknown-coupon" });
    await shop.store.close();
  });

  test("[R51] one contact who asks twice at once gets one claim, and is one contact", async () => {
    const shop = await openClaimShop(await open());
    await addTestCoupon(shop.store, 1, "OTHER", ["O"], { source: { kind: "fixed", amount: 2 }, counts: "claim" });
    const wishes = ["CLAIMS", "CLAIMS", "OTHER", "OTHER"].map((couponId) => newTestClaim(couponId, { externalId: "anna" }));
    const made = await Promise.all(wishes.map((wish) => shop.store.claim(1, wish, NOON_MS)));
    expect(made.map(({ ok }) => ok).toSorted()).toEqual([false, false, true, true]);
    await shop.store.close();
  });

  test("[R20] claims of a list take a code each, the next one free, and tills hear of both", async () => {
    const shop = await openClaimShop(await open());
    await addTestCoupon(shop.store, 1, "PAIR", ["P-1", "P-2", "P-3"]);
    await pushed(shop, shop.till, redemption(shop, "P-1", { contents: { couponId: "PAIR" } }));
    const { feed } = await feedOf(shop);
    const wish = () => shop.store.claim(1, newTestClaim("PAIR", { externalId: newTestId() }), NOON_MS);
    const made = await Promise.all([wish(), wish(), wish()]);
    expect(made.map((one) => (one.ok ? "claim" : one.problem)).toSorted()).toEqual(["allDistributed", "claim", "claim"]);
    const { entries } = await feedOf(shop, feed);
    expect(entries.map((entry) => entry.kind === "code" && entry.state)).toEqual(Array(4).fill("claimed"));
    expect(new Set(entries.map((entry) => entry.kind === "code" && entry.key)).size).toBe(4);
    await shop.store.close();
  });

  test("[R17] a new epoch gives claims new keys to be looked up by, and their tokens stay good", async () => {
    const shop = await openClaimShop(await open());
    const { claimKeys } = await shop.store.snapshot(1, NOON_MS);
    const { claimId } = await claimed(shop, "CLAIMS");
    await shop.store.startEpoch(1, bytes("next"), { restored: false }, NOON_MS);
    const base = await shop.store.snapshot(1, NOON_MS);
    expect(base.claimKeys).toEqual(claimKeys);
    const shard = Buffer.from((await shop.store.blob(1, base.shards[0]?.hash ?? "")) ?? []);
    expect(shard.includes(Buffer.from(snapshotKey(bytes("next"), claimKeyMaterial(claimId))))).toBe(true);
    await shop.store.close();
  });
}
