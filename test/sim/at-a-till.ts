import { NO_ROWS } from "../../src/client/db/memory-rows";
import { actAt, scanAndRedeem, undoLatest } from "./acts";
import { enrolAndSignIn } from "./enrolling";
import type { Entry } from "./plan";
import { saveFile, takeFile } from "./rescue-acts";
import { openTab, wakeWorker, type SimTill } from "./sim-till";
import type { Stage } from "./stage";

export type AtTab = Extract<Entry, { kind: "redeem" | "undo" | "crash" | "sleep" | "save-file" | "take-file" }>;

export type AtTill = Extract<
  Entry,
  { kind: "partition" | "lost-reply" | "reorder" | "late-answer" | "set-clock" | "revoke-till" | "push-at-once" | "destroy-till" }
>;

/** What a cashier does at a tab, and what befalls it; nothing where it is closed. */
export function atTab(stage: Stage, entry: AtTab): void {
  const sim = stage.tills[entry.till];
  const tab = sim?.tabs[entry.tab] ?? null;
  if (sim === undefined || tab === null) return;
  const onBug = (error: unknown) => stage.onBug(sim, error);
  switch (entry.kind) {
    case "redeem":
      return actAt(tab, (till) => scanAndRedeem(stage, { sim, tab, till }, entry), onBug);
    case "undo":
      return actAt(tab, (till) => undoLatest(stage, { sim, tab, till }, entry.back), onBug);
    case "save-file":
      return actAt(tab, (till) => saveFile(stage, { sim, tab, till }), onBug);
    case "take-file":
      return actAt(tab, (till) => takeFile(stage, { sim, tab, till }, entry.back), onBug);
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

/** What befalls a till as a whole. */
export async function atTill(stage: Stage, entry: AtTill): Promise<void> {
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
    case "destroy-till":
      return destroy(stage, sim, entry.backAfterMs);
    case "revoke-till":
      return revokeTill(stage, sim, entry.backAfterMs);
  }
}

/** Before it has come back to a server that was put back, a till's history is all that there is of some redemptions. */
function holdsWhatTheServerLost({ server }: Stage, { disk }: SimTill): boolean {
  return (disk.rows.singles.snapshot?.epoch.number ?? Infinity) < server.rows.putBackEpoch();
}

function destroy(stage: Stage, sim: SimTill, backAfterMs: number): void {
  if (holdsWhatTheServerLost(stage, sim)) return;
  const { world, counts, rescue } = stage;
  counts.destroyed += 1;
  rescue.perish(sim);
  sim.tabs.forEach((tab, index) => {
    tab?.gate.kill();
    sim.tabs[index] = null;
  });
  sim.disk.rows = NO_ROWS;
  world.time.after(backAfterMs, `${sim.name} is replaced`, () => {
    sim.tabs.forEach((_, index) => openTab(stage, sim, index));
    const tab = sim.tabs[0] ?? null;
    if (tab !== null) actAt(tab, (till) => enrolAndSignIn(stage, sim, till), (error) => stage.onBug(sim, error));
  });
}

async function revokeTill(stage: Stage, sim: SimTill, backAfterMs: number): Promise<void> {
  const { server, world, counts } = stage;
  const device = sim.disk.rows.singles.device;
  if (device === undefined || device.revoked || !server.isUp() || holdsWhatTheServerLost(stage, sim)) return;
  counts.revoked += 1;
  await server.deps.store.revokeInstallation(server.shop.workspace, device.installationId, world.time.nowMs());
  world.time.after(backAfterMs, `${sim.name} is enrolled again`, () => {
    const tab = sim.tabs[0] ?? null;
    if (tab !== null) actAt(tab, (till) => enrolAndSignIn(stage, sim, till), (error) => stage.onBug(sim, error));
  });
}
