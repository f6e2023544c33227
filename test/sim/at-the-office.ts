import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { revokeCoupon } from "../../src/domain/coupon/revoke-coupon";
import { ok } from "../../src/domain/result";
import type { Entry } from "./plan";
import { claimName } from "./showings";
import { addPlanned } from "./sim-shop";
import type { Stage } from "./stage";

/** What managers, customers and operators do, each by the server's own hand. */
export type AtTheOffice = Extract<
  Entry,
  { kind: "restart" | "claim" | "add-coupon" | "revoke-coupon" | "extend-coupon" | "new-epoch" | "build-snapshot" | "tidy" }
>;

export async function atTheOffice(stage: Stage, entry: AtTheOffice): Promise<void> {
  const { server, world } = stage;
  const { store, randomBytes } = server.deps;
  const { workspace } = server.shop;
  const now = world.time.nowMs();
  switch (entry.kind) {
    case "restart":
      return restart(stage, entry.forMs, entry.gateway);
    case "claim":
      return claim(stage, entry);
    case "add-coupon":
      return addCoupon(stage, entry.coupon);
    case "revoke-coupon":
    case "extend-coupon":
      return editCoupon(stage, entry);
    case "new-epoch":
      return store.startEpoch(workspace, randomBytes(32), { restored: false }, now);
    case "build-snapshot":
      await store.snapshot(workspace, now);
      return;
    case "tidy":
      return store.tidy(now, entry.kept);
  }
}

function restart(stage: Stage, forMs: number, gateway: boolean): void {
  const { server, world } = stage;
  stage.hasGateway = gateway;
  server.goDown();
  world.time.after(forMs, "the server comes up", () => server.comeUp());
}

async function claim({ server, world }: Stage, { coupon, code }: Extract<Entry, { kind: "claim" }>): Promise<void> {
  const { deps, shop, rows } = server;
  const of = shop.coupons[coupon];
  if (of === undefined || !server.isUp()) return;
  const name = claimName(of.couponId, code);
  if (shop.claims.has(name)) return;
  const claimId = claimIdFromBytes(world.random(name).bytes(16));
  const contact = { id: name, channel: "sim", externalId: name, name };
  const made = await deps.store.claim(shop.workspace, { claimId, couponId: of.couponId, contact }, world.time.nowMs());
  world.note(`${name}: ${made.ok ? "made" : made.problem}`);
  if (!made.ok) return;
  const onPage = rows.claims().find((row) => row.claim === claimId)?.code ?? null;
  shop.claims.set(name, { claimId, link: `https://coupons.sim/c/${made.value.token}`, code: onPage, feed: rows.feed().counter });
}

async function addCoupon({ server, world }: Stage, index: number): Promise<void> {
  const { deps, shop } = server;
  const plan = shop.coupons[index];
  const held = await deps.store.coupons(shop.workspace);
  if (plan === undefined || held.some(({ coupon }) => coupon.couponId === plan.couponId)) return;
  await addPlanned(deps.store, plan, world.time.nowMs());
}

async function editCoupon({ server, world }: Stage, entry: Extract<Entry, { kind: "revoke-coupon" | "extend-coupon" }>): Promise<void> {
  const { store } = server.deps;
  const { workspace, coupons } = server.shop;
  const couponId = coupons[entry.coupon]?.couponId;
  const coupon = (await store.coupons(workspace)).find((one) => one.coupon.couponId === couponId)?.coupon;
  if (coupon === undefined) return;
  const now = world.time.nowMs();
  const next = entry.kind === "revoke-coupon" ? revokeCoupon(coupon, now) : ok(extended(coupon, entry.byMs));
  if (next.ok) await store.replaceCoupon(workspace, next.value, now);
}

function extended(coupon: Coupon, byMs: number): Coupon {
  const { endMs } = coupon.period;
  return { ...coupon, version: coupon.version + 1, period: { ...coupon.period, endMs: endMs === null ? null : endMs + byMs } };
}
