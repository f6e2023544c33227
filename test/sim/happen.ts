import type { Coupon } from "../../src/domain/coupon/coupon";
import { revokeCoupon } from "../../src/domain/coupon/revoke-coupon";
import { ok } from "../../src/domain/result";
import { actAt, scanAndRedeem, undoLatest } from "./acts";
import { enrolAndSignIn } from "./enrolling";
import type { FaultCounts } from "./fault-counts";
import type { Entry } from "./plan";
import type { Screen } from "./screens";
import type { SimServer } from "./sim-server";
import { openTab, wakeWorker, type SimTill, type TillWorld } from "./sim-till";

/** Everything that an entry of a plan can touch. */
export type Stage = TillWorld & {
  readonly server: SimServer;
  readonly tills: readonly SimTill[];
  readonly screens: Screen[];
  readonly counts: FaultCounts;
  hasGateway: boolean;
  /** All faults are over: nothing new goes wrong, and what is wrong has been mended. */
  isMended: boolean;
};

/** Lets an entry of the plan happen. */
export async function happen(stage: Stage, entry: Entry): Promise<void> {
  if (stage.isMended) return;
  switch (entry.kind) {
    case "redeem":
    case "undo":
    case "crash":
    case "sleep":
      return atTab(stage, entry);
    case "restart":
      return restart(stage, entry.forMs, entry.gateway);
    case "revoke-coupon":
    case "extend-coupon":
      return editCoupon(stage, entry);
    case "partition":
    case "lost-reply":
    case "reorder":
    case "late-answer":
    case "set-clock":
    case "revoke-till":
    case "push-at-once":
      return atTill(stage, entry);
  }
}

function atTab(stage: Stage, entry: Extract<Entry, { kind: "redeem" | "undo" | "crash" | "sleep" }>): void {
  const sim = stage.tills[entry.till];
  const tab = sim?.tabs[entry.tab] ?? null;
  if (sim === undefined || tab === null) return;
  const onBug = (error: unknown) => stage.onBug(sim, error);
  switch (entry.kind) {
    case "redeem": {
      const of = stage.server.shop.coupons[entry.coupon];
      if (of !== undefined) actAt(tab, (till) => scanAndRedeem(stage, sim, tab, till, { ...entry, of }), onBug);
      return;
    }
    case "undo":
      return actAt(tab, (till) => undoLatest(stage, sim, tab, till, entry.back), onBug);
    case "sleep":
      return tab.gate.sleepAfter(entry.afterTurns, entry.forMs);
    case "crash":
      return tab.gate.killAfter(entry.afterTurns, () => {
        stage.counts.crash += 1;
        sim.tabs[entry.tab] = null;
        stage.world.time.after(entry.downMs, `${tab.gate.name} is opened again`, () => void openTab(stage, sim, entry.tab));
      });
  }
}

type AtTill = Extract<
  Entry,
  { kind: "partition" | "lost-reply" | "reorder" | "late-answer" | "set-clock" | "revoke-till" | "push-at-once" }
>;

async function atTill(stage: Stage, entry: AtTill): Promise<void> {
  const sim = stage.tills[entry.till];
  if (sim === undefined) return;
  const { world, counts } = stage;
  switch (entry.kind) {
    case "partition":
      sim.link.cut = entry.hangs ? "hangs" : "refuses";
      world.time.after(entry.forMs, `${sim.name} is connected again`, () => void (sim.link.cut = null));
      return;
    case "lost-reply":
    case "reorder":
    case "late-answer":
      sim.link.armed.push(entry);
      return;
    case "set-clock":
      counts.clock += 1;
      return sim.clock.set(entry.byMs);
    case "push-at-once":
      for (const tab of sim.tabs) if (tab !== null) void tab.till.then((till) => till.syncNow());
      return wakeWorker(stage, sim);
    case "revoke-till":
      return revokeTill(stage, sim, entry.backAfterMs);
  }
}

async function revokeTill(stage: Stage, sim: SimTill, backAfterMs: number): Promise<void> {
  const { server, world, counts } = stage;
  const device = sim.disk.rows.singles.device;
  if (device === undefined || device.revoked) return;
  counts.revoked += 1;
  await server.deps.store.revokeInstallation(server.shop.workspace, device.installationId, world.time.nowMs());
  world.time.after(backAfterMs, `${sim.name} is enrolled again`, () => {
    const tab = sim.tabs[0] ?? null;
    if (tab !== null) actAt(tab, (till) => enrolAndSignIn(stage, sim, till), (error) => stage.onBug(sim, error));
  });
}

function restart(stage: Stage, forMs: number, gateway: boolean): void {
  const { server, world } = stage;
  stage.hasGateway = gateway;
  server.goDown();
  world.time.after(forMs, "the server comes up", () => server.comeUp());
}

async function editCoupon({ server, world }: Stage, entry: Extract<Entry, { kind: "revoke-coupon" | "extend-coupon" }>) {
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
