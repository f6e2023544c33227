import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { revokeCoupon } from "../../src/domain/coupon/revoke-coupon";
import { ok } from "../../src/domain/result";
import { backUp, putBack } from "./backup";
import type { Entry } from "./plan";
import { claimName } from "./showings";
import { addPlanned } from "./sim-shop";
import type { Stage } from "./stage";

/** What managers, customers and operators do, each by the server's own hand. */
export type AtTheOffice = Extract<
  Entry,
  { kind: "restart" | "claim" | "add-coupon" | "revoke-coupon" | "extend-coupon" | "write-off" | "new-epoch" | "back-up" | "put-back" | "build-snapshot" | "tidy" }
>;

/** Nothing happens while the server is down. */
export async function atTheOffice(stage: Stage, entry: AtTheOffice): Promise<void> {
  const { server, world } = stage;
  if (!server.isUp()) return;
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
    case "write-off":
      return writeOff(stage, entry.lease);
    case "new-epoch":
      return store.startEpoch(workspace, randomBytes(32), { restored: false }, now);
    case "back-up":
      stage.backup = { rows: backUp(server.db), population: populationOf(stage) };
      return;
    case "put-back":
      return putBackLater(stage, entry.forMs);
    case "build-snapshot":
      await store.snapshot(workspace, now);
      return;
    case "tidy":
      return store.tidy(now, entry.kept);
  }
}

/**
 * Only where since the backup nobody was enrolled, revoked or wiped, no coupon was added, and no till has still to hand over:
 * no till sends that again.
 */
function putBackLater(stage: Stage, forMs: number): void {
  const { server, world, counts, backup } = stage;
  if (backup === null) return;
  server.goDown();
  world.time.after(forMs, "the server comes up", async () => {
    if (backup.population === populationOf(stage) && !isAnyRevoked(stage)) {
      counts.putBack += 1;
      putBack(server.db, backup.rows);
      const { store, randomBytes } = server.deps;
      await store.startEpoch(server.shop.workspace, randomBytes(32), { restored: true }, world.time.nowMs());
    }
    server.comeUp();
  });
}

function isAnyRevoked({ server, tills }: Stage): boolean {
  return tills.some(({ disk }) => server.rows.isRevoked(disk.rows.singles.device?.installationId ?? ""));
}

function populationOf({ server, tills }: Stage): string {
  return [server.rows.population(), ...tills.map(({ disk }) => disk.rows.singles.device?.installationId)].join();
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
  if (of === undefined) return;
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

async function writeOff({ server, counts }: Stage, index: number): Promise<void> {
  const { store } = server.deps;
  const leases = await store.leasesAtDesk(server.shop.workspace, { state: "at-risk", id: null });
  const lease = leases[index % leases.length];
  if (lease === undefined) return;
  counts.writtenOff += 1;
  await store.writeOffLease(server.shop.workspace, lease.leaseId);
}

function extended(coupon: Coupon, byMs: number): Coupon {
  const { endMs } = coupon.period;
  return { ...coupon, version: coupon.version + 1, period: { ...coupon.period, endMs: endMs === null ? null : endMs + byMs } };
}
