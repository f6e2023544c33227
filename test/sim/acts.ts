import type { Found, Till } from "../../src/client/till/till";
import type { Looked } from "./invariants/invariant";
import type { Entry } from "./plan";
import { newScreen, redeemedOn } from "./screens";
import { codeOnThePage, showingOf, type Showing } from "./showings";
import { SUPERVISOR } from "./sim-shop";
import type { SimTab, SimTill } from "./sim-till";
import type { Stage } from "./stage";

type Acting = Pick<Stage, "world" | "server" | "screens" | "counts" | "onLooked">;
type At = { readonly sim: SimTill; readonly tab: SimTab; readonly till: Till };
type Wanted = Extract<Entry, { kind: "redeem" }>;

/** A cashier's acts at one tab come one after the other; those of a dead tab are forgotten. */
export function actAt(tab: SimTab, act: (till: Till) => Promise<void>, onBug: (error: unknown) => void): void {
  tab.busy = tab.busy.then(async () => act(await tab.till)).catch(onBug);
}

/** Scans what a customer shows and, where the till would, or a supervisor wants to, redeems it. */
export async function scanAndRedeem(acting: Acting, at: At, wanted: Wanted): Promise<void> {
  const showing = showingOf(acting.server.shop, wanted);
  if (showing !== null) await redeemShown(acting, at, showing, wanted);
}

async function redeemShown(acting: Acting, at: At, showing: Showing, wanted: Wanted): Promise<void> {
  const found = await scan(acting, at, showing);
  switch (found?.decision.kind) {
    case undefined:
      return;
    case "redeem":
      return press(acting, at, showing, found, wanted);
    case "refuse":
      return wanted.override ? press(acting, at, showing, found, wanted) : undefined;
    case "scan-the-code": {
      const code = codeOnThePage(showing);
      return code === null ? undefined : redeemShown(acting, at, code, wanted);
    }
  }
}

/** Null where the till cannot decide. */
async function scan({ world, counts, onLooked }: Acting, { sim, tab, till }: At, showing: Showing): Promise<Found | null> {
  const before = cursorOf(sim);
  if (showing.claim !== null && before !== null && before.feed < showing.claim.feed) counts.unheard += 1;
  const found = await till.lookUp({ text: showing.text, symbology: "qr" });
  world.note(`${tab.gate.name} sees ${showing.target}: ${found.kind === "decided" ? found.decision.kind : found.kind}`);
  if (found.kind !== "decided") return null;
  if (found.decision.kind === "refuse") onLooked({ till: sim, showing, before, refusals: found.decision.refusals });
  return found;
}

async function press({ world, screens, onLooked }: Acting, { sim, tab, till }: At, showing: Showing, found: Found, { pauseMs }: Wanted): Promise<void> {
  const isOverride = found.decision.kind === "refuse";
  await world.pause(pauseMs);
  const details = isOverride ? await overriding(till) : {};
  if (details === null) return;
  const { target, isOneUse } = showing;
  const screen = newScreen({ till: sim.name, installation: sim.installation, tab: tab.gate.name, target, isOneUse, isOverride });
  screens.push(screen);
  tab.at = screen;
  const before = cursorOf(sim);
  const said = await till.redeem(found, details);
  tab.at = null;
  screen.said = said.kind === "redeemed" ? "redeemed" : "not-redeemed";
  screen.key = said.kind === "redeemed" ? said.redemptionKey : null;
  screen.saidAtStep = world.steps();
  world.note(`${tab.gate.name} says ${said.kind} ${said.kind === "refused" ? said.refusals[0].reason : (screen.key ?? "")}`);
  if (said.kind === "refused") onLooked({ till: sim, showing, before, refusals: said.refusals });
}

/** How far a till is now; null: it holds nothing yet. */
function cursorOf({ disk, installation }: SimTill): Looked["before"] {
  const { snapshot } = disk.rows.singles;
  return snapshot === undefined ? null : { installation, epoch: snapshot.epoch.number, feed: snapshot.feed };
}

/** Undoes one of the till's own redemptions, the latest first. */
export async function undoLatest({ world, screens }: Acting, { sim, tab, till }: At, back: number): Promise<void> {
  const open = redeemedOn(screens).filter(
    (screen) => screen.till === sim.name && screen.installation === sim.installation && !screen.undone,
  );
  const screen = open.at(-1 - back);
  if (screen === undefined) return;
  tab.at = screen;
  const said = await till.undo(screen.key, "The wrong customer");
  tab.at = null;
  world.note(`${tab.gate.name} undoes ${screen.key}: ${said.kind}`);
  if (said.kind === "undone") screen.undone = true;
}

/** A supervisor comes and types a PIN; null where the till does not take it. */
async function overriding(till: Till): Promise<Parameters<Till["redeem"]>[1] | null> {
  const supervisor = (await till.staff()).find(({ name }) => name === SUPERVISOR.name);
  if (supervisor === undefined) return null;
  const approval = await till.approve(supervisor.id, SUPERVISOR.pin);
  return approval.kind === "approved" ? { override: { approval: approval.approval, note: "Regular guest" } } : null;
}
