import { pbkdf2Sync } from "node:crypto";
import { newKeyPair } from "../../server/auth/new-key-pair";
import { newId } from "../../server/auth/new-id";
import type { Deps } from "../../server/deps";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import { parseCode } from "../../src/domain/code/parse-code";
import { parseCouponId } from "../../src/domain/coupon/coupon-id";
import { couponOf, listTerms } from "../builders/coupons";
import type { CouponPlan } from "./plan";

export const CASHIER = { name: "Cashier", pin: "1234" };
export const SUPERVISOR = { name: "Supervisor", pin: "9876" };

/** Half the usual window, so that some undo too late. */
const UNDO_WINDOW_MS = 5 * 60_000;

export type SimShop = {
  readonly workspace: number;
  readonly storeId: string;
  readonly coupons: readonly CouponPlan[];
  /** Claims that were handed out, by the names of `claimName`. */
  readonly claims: Map<string, HandedOut>;
};

/** A claim as its customer has it. `code`: of a list's, which the page shows. */
export type HandedOut = { readonly claimId: string; readonly link: string; readonly code: string | null; readonly feed: number };

const WORKSPACE = 1;

/** A shop with one store, two people and the plan's coupons. */
export async function openSimShop({ store, nowMs, randomBytes }: Deps, coupons: readonly CouponPlan[]): Promise<SimShop> {
  const now = nowMs();
  const storeId = newId(now, randomBytes);
  const member = (person: typeof CASHIER, role: "cashier" | "supervisor") => {
    const salt = randomBytes(16);
    // One iteration: what a PIN withstands is not what is tried here.
    return { id: newId(now, randomBytes), name: person.name, role, pin: { salt, iterations: 1, digest: pbkdf2Sync(person.pin, salt, 1, 32, "sha256") } };
  };
  await store.createWorkspace(
    {
      number: WORKSPACE,
      name: "Simulated shop",
      zone: "Europe/Berlin",
      demo: false,
      plan: "premium",
      settings: { ...DEFAULT_SETTINGS, undoWindowMs: UNDO_WINDOW_MS },
      stores: [{ id: storeId, name: "Centre", timeZone: "Europe/Berlin" }],
      staff: [member(CASHIER, "cashier"), member(SUPERVISOR, "supervisor")],
      epochKey: randomBytes(32),
      claimKey: newKeyPair(randomBytes),
      rescueKey: newKeyPair(randomBytes),
    },
    now,
  );
  for (const coupon of coupons) if (!coupon.comesLater) await addPlanned(store, coupon, now);
  return { workspace: WORKSPACE, storeId, coupons, claims: new Map() };
}

/** The text of a coupon's code by its number, from 0; a fixed coupon has only one. */
export function codeText(plan: CouponPlan, code: number): string {
  return isFixed(plan) ? plan.couponId : `${plan.couponId}-${code}`;
}

export function isFixed({ kind }: CouponPlan): boolean {
  return kind === "fixed" || kind === "claims";
}

/** Adds a coupon of the plan, and its codes. */
export async function addPlanned(store: Deps["store"], plan: CouponPlan, now: number): Promise<void> {
  const id = parseCouponId(plan.couponId);
  if (!id.ok) throw new Error("a planned coupon has an impossible id");
  const texts = isFixed(plan) ? [plan.couponId] : Array.from({ length: plan.codes }, (_, code) => codeText(plan, code));
  const codes = texts.map((text) => parseCode("qr", text)).flatMap((code) => (code.ok ? [code.value] : []));
  const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(
    listTerms({
      couponId: id.value,
      title: plan.couponId,
      source: isFixed(plan) ? { kind: "fixed", amount: plan.codes } : { kind: "list" },
      counts: plan.kind === "claims" ? "claim" : "code",
      claimFirst: plan.kind === "claim-first",
      offline: plan.offline,
      period: { startMs: null, endMs: plan.endsAfterMs === null ? null : now + plan.endsAfterMs },
    }),
    { name: plan.couponId },
  );
  await store.addCoupon(WORKSPACE, coupon, codes, now);
}
