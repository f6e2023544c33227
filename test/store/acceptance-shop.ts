import { createHash } from "node:crypto";
import { parseCode } from "../../src/domain/code/parse-code";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import type { Plan } from "../../src/domain/coupon/plan";
import { parseCouponId } from "../../src/domain/coupon/coupon-id";
import type { Answer } from "../../src/domain/sync/answer";
import type { RedemptionContents, TillEvent } from "../../src/domain/sync/event";
import { couponOf, listTerms } from "../builders/coupons";
import { newKeyPair } from "../../server/auth/new-key-pair";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import type { RescueKey } from "../../server/store/rescue/rescue-keys";
import type { Store, TillOnRecord } from "../../server/store/store";

/** A fixed instant: Sunday noon. */
export const NOON_MS = Date.UTC(2026, 10, 22, 12);

let minted = 0;

/** A fresh id, later than the one before. */
export function newTestId(): string {
  minted += 1;
  return `01900000-0000-7000-8000-${minted.toString(16).padStart(12, "0")}`;
}

/** A shop with two tills, a list coupon `LIST` (codes `L-1` … `L-9`) and a fixed one `FIXED` (code `F`, two uses). */
export type TestShop = {
  readonly store: Store;
  readonly workspace: number;
  readonly storeId: string;
  readonly staffId: string;
  readonly supervisorId: string;
  readonly till: TillOnRecord;
  readonly otherTill: TillOnRecord;
};

export async function openShop(store: Store, workspace = 1, settings = DEFAULT_SETTINGS, plan: Plan = "premium"): Promise<TestShop> {
  const storeId = newTestId();
  const staffId = newTestId();
  const supervisorId = newTestId();
  const pin = { salt: bytes("salt"), iterations: 1, digest: bytes("pin") };
  await store.createWorkspace(
    {
      number: workspace,
      name: `Shop ${workspace}`,
      zone: "Europe/Berlin",
      demo: false,
      plan,
      settings,
      stores: [{ id: storeId, name: "Centre", timeZone: "Europe/Berlin" }],
      staff: [
        { id: staffId, name: "Cashier", role: "cashier", pin },
        { id: supervisorId, name: "Supervisor", role: "supervisor", pin },
      ],
      epochKey: bytes(`epoch ${workspace}`),
      claimKey: newKeyPair(() => bytes(`claims ${workspace}`)),
      rescueKey: rescuePairOf(workspace),
    },
    NOON_MS,
  );
  await addTestCoupon(store, workspace, "LIST", ["L-1", "L-2", "L-3", "L-4", "L-5", "L-6", "L-7", "L-8", "L-9"]);
  await addTestCoupon(store, workspace, "FIXED", ["F"], { source: { kind: "fixed", amount: 2 } });
  const till = await enrolTill(store, workspace, storeId);
  return { store, workspace, storeId, staffId, supervisorId, till, otherTill: await enrolTill(store, workspace, storeId) };
}

function rescuePairOf(workspace: number) {
  return newKeyPair(() => bytes(`rescue ${workspace}`));
}

/** The key that the shop's rescue files are for. */
export function rescueKeyOf(workspace: number): RescueKey {
  const { publicKey, privateKey } = rescuePairOf(workspace);
  return { publicKey: Buffer.from(publicKey).toString("base64url"), privateKey: Buffer.from(privateKey) };
}

export async function addTestCoupon(
  store: Store,
  workspace: number,
  couponId: string,
  codes: readonly string[],
  terms: Partial<CouponTerms> = {},
) {
  const id = parseCouponId(couponId);
  if (!id.ok) throw new Error("A test's coupon has an impossible id.");
  const parsed = codes.map((code) => parseCode("qr", code)).flatMap((code) => (code.ok ? [code.value] : []));
  const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(
    listTerms({ couponId: id.value, title: couponId, ...terms }),
    { name: couponId },
  );
  return await store.addCoupon(workspace, coupon, parsed, NOON_MS);
}

export async function enrolTill(store: Store, workspace: number, storeId: string): Promise<TillOnRecord> {
  const tokenHash = bytes(newTestId());
  const codeHash = bytes(newTestId());
  await store.issueEnrolmentCode({ workspace, storeId, codeHash, expiresMs: NOON_MS + 1 });
  const made = { codeHash, tokenHash, installationId: newTestId(), deviceId: newTestId(), deviceName: "" };
  await store.enrol(made, NOON_MS);
  const till = await store.tillByToken(tokenHash, NOON_MS);
  if (till === null) throw new Error("A test's till did not enrol.");
  return till;
}

/** A redemption of a code at noon, unless it says otherwise. */
export function redemption(
  shop: TestShop,
  code: string,
  as: { kind?: "ask" | "fact"; key?: string; atMs?: number; offsetMs?: number; contents?: Partial<RedemptionContents>; version?: number } = {},
) {
  const contents: RedemptionContents = {
    couponId: code.startsWith("F") ? "FIXED" : "LIST",
    shown: { kind: "code", codeType: "qr", value: code },
    storeId: shop.storeId,
    staffId: shop.staffId,
    method: "staff-scan",
    receipt: null,
    override: null,
    leaseId: null,
    ...as.contents,
  };
  const circumstances = {
    time: { deviceMs: as.atMs ?? NOON_MS, offsetMs: as.offsetMs ?? 0, uncertain: false },
    couponVersion: as.version ?? 1,
    snapshotFeed: 0,
    marks: [],
  };
  const key = as.key ?? newTestId();
  return as.kind === "ask"
    ? ({ kind: "ask", key, contents, circumstances } as const)
    : ({ kind: "fact", key, sequence: minted, contents, circumstances } as const);
}

export function reversal(shop: TestShop, redemptionKey: string, key = newTestId()): TillEvent {
  const time = { deviceMs: NOON_MS, offsetMs: 0, uncertain: false };
  return { kind: "reversal", key, sequence: minted, redemptionKey, staffId: shop.staffId, reason: "Wrong drink", time };
}

export function withdrawal(redemptionKey: string, key = newTestId()): TillEvent {
  const time = { deviceMs: NOON_MS, offsetMs: 0, uncertain: false };
  return { kind: "withdrawal", key, sequence: minted, redemptionKey, time };
}

export async function pushed(shop: TestShop, till: TillOnRecord, ...items: readonly unknown[]): Promise<readonly Answer[]> {
  return await shop.store.push(till, { items, heard: [] }, NOON_MS);
}

/** What the feed says last of each code and coupon. */
export async function feedOf(shop: TestShop, after = 0) {
  const page = await shop.store.feedAfter(shop.workspace, { after, epoch: 1 }, 1_000);
  if (page === null) throw new Error("The test's epoch is not the shop's.");
  return page;
}

export function bytes(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
