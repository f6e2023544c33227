import { createApi } from "../../src/client/api/api";
import { newTillDisk, openMemoryTillStore, type TillDisk } from "../../src/client/db/memory-till-store";
import type { TillStore } from "../../src/client/db/till-store";
import { pushWaiting } from "../../src/client/sync/push-from-worker";
import { createTill } from "../../src/client/till/create-till";
import type { Till } from "../../src/client/till/till";
import { createDeviceClock, type DeviceClock } from "./device-clock";
import { createGate, type Gate } from "./gate";
import { gatedStore } from "./gated-store";
import { newLink, type Link } from "./link";
import type { TillPlan } from "./plan";
import type { Screen } from "./screens";
import { SIM_ORIGIN } from "./sim-server";
import { createSyncCrypto } from "./sync-crypto";
import type { World } from "./world";

/** One tab of a till. `at`: what its cashier is about to redeem or to undo; `busy`: until then. */
export type SimTab = { readonly gate: Gate; readonly till: Promise<Till>; at: Screen | null; busy: Promise<void> };

export type SimTill = {
  readonly name: string;
  readonly plan: TillPlan;
  readonly disk: TillDisk;
  readonly link: Link;
  readonly clock: DeviceClock;
  /** By index; null while it is closed. */
  readonly tabs: (SimTab | null)[];
  installation: number;
  lockedBy: Gate | null;
};

export type TillWorld = {
  readonly world: World;
  readonly fetchOf: (link: Link, gate: Gate) => typeof fetch;
  /** The store that a tab gets; broken where a test wants it so. */
  readonly storeOf: (gated: TillStore) => TillStore;
  readonly onOperation: (till: SimTill, operation: string, args: readonly unknown[], result: unknown) => void;
  /** Something was thrown that no cashier can meet. */
  readonly onBug: (till: SimTill, error: unknown) => void;
};

export function newSimTill(world: World, index: number, plan: TillPlan): SimTill {
  const name = `till ${index + 1}`;
  return {
    name,
    plan,
    disk: newTillDisk(),
    link: newLink(name, world.random("link", name)),
    clock: createDeviceClock(world.time, plan.clockOffMs, plan.driftMsPerS),
    tabs: Array.from({ length: plan.tabs }, () => null),
    installation: 0,
    lockedBy: null,
  };
}

/** Opens a tab over the till's disk and starts its syncing. */
export function openTab(around: TillWorld, sim: SimTill, index: number): SimTab {
  const parts = partsOf(around, sim, `tab ${index + 1}`);
  const { gate, store, api, crypto, jitter } = parts;
  const till = createTill({
    store,
    api,
    crypto,
    jitter,
    time: sim.clock,
    askToPersist: () => Promise.resolve(sim.plan.persists),
    onNetworkHint: () => () => undefined,
    pushInBackground: () => Promise.resolve(wakeWorker(around, sim)),
    unlessElsewhere: (work) => unlessLocked(sim, gate, work),
    outgrown: { changes: 6, share: 0, betweenTriesMs: 15_000 },
    onError: (error) => {
      if (gate.isOpen()) around.onBug(sim, error);
    },
  });
  const tab: SimTab = { gate, till, at: null, busy: Promise.resolve() };
  parts.watchActsOf(tab);
  sim.tabs[index] = tab;
  void till.then((open) => open.start());
  return tab;
}

/** The worker pushes once; the browser wakes it again where something could not go. */
export function wakeWorker(around: TillWorld, sim: SimTill, tries = 3): void {
  const { world } = around;
  if (!sim.plan.hasWorker || tries === 0) return;
  world.time.after(sim.link.random.between(5, 900), `${sim.name} worker wakes`, () => {
    const { gate, store, api, crypto, jitter } = partsOf(around, sim, "worker");
    pushWaiting({ store, api, crypto, jitter, time: sim.clock }).catch((error: unknown) => {
      if (!String(error).includes("the outbox still waits")) around.onBug(sim, error);
      world.time.after(20_000, `${sim.name} worker waits`, () => wakeWorker(around, sim, tries - 1));
    });
    // A browser ends a worker that takes its time.
    world.time.after(30_000, `${sim.name} worker ends`, () => gate.kill());
  });
}

function partsOf({ world, fetchOf, storeOf, onOperation }: TillWorld, sim: SimTill, what: string) {
  const name = `${sim.name} ${what}`;
  const random = world.random(name, world.steps());
  const gate = createGate(world, name);
  let tab: SimTab | null = null;
  const store = gatedStore(openMemoryTillStore(sim.disk), gate, {
    onAdded: ({ kind, key }) => void (kind === "reversal" ? tab?.at?.undoKeys : tab?.at?.keys)?.add(key),
    onDone: (operation, args, result) => onOperation(sim, operation, args, result),
  });
  return {
    gate,
    store: storeOf(store),
    api: createApi({ fetch: fetchOf(sim.link, gate), origin: SIM_ORIGIN, deviceNowMs: sim.clock.deviceNowMs }),
    crypto: createSyncCrypto(random),
    jitter: random.fraction,
    watchActsOf(opened: SimTab) {
      tab = opened;
    },
  };
}

/** Web Locks, as a till with them has them: a dead tab holds none. */
async function unlessLocked(sim: SimTill, gate: Gate, work: () => Promise<void>): Promise<void> {
  if (!sim.plan.hasLocks) return work();
  if (sim.lockedBy?.isOpen() === true) return;
  sim.lockedBy = gate;
  try {
    await work();
  } finally {
    if (sim.lockedBy === gate) sim.lockedBy = null;
  }
}
