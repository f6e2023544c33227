import type { Found, Till } from "../../src/client/till/till";
import type { CouponPlan, Entry } from "./plan";
import { newScreen, redeemedOn, type Screen } from "./screens";
import { codeText, SUPERVISOR } from "./sim-shop";
import type { SimTab, SimTill } from "./sim-till";
import type { World } from "./world";

type Acting = { readonly world: World; readonly screens: Screen[] };

/** A cashier's acts at one tab come one after the other; those of a dead tab are forgotten. */
export function actAt(tab: SimTab, act: (till: Till) => Promise<void>, onBug: (error: unknown) => void): void {
  tab.busy = tab.busy.then(async () => act(await tab.till)).catch(onBug);
}

/** Scans a code and, where the till would, or a supervisor wants to, redeems it. */
export async function scanAndRedeem(
  { world, screens }: Acting,
  sim: SimTill,
  tab: SimTab,
  till: Till,
  wanted: Extract<Entry, { kind: "redeem" }> & { readonly of: CouponPlan },
): Promise<void> {
  const text = codeText(wanted.of, wanted.code);
  const found = await till.lookUp({ text, symbology: "qr" });
  world.note(`${tab.gate.name} sees ${text}: ${found.kind === "decided" ? found.decision.kind : found.kind}`);
  if (found.kind !== "decided") return;
  const isRefused = found.decision.kind !== "redeem";
  if (isRefused && !wanted.override) return;
  await world.pause(wanted.pauseMs);
  const details = isRefused ? await overriding(till) : {};
  if (details === null) return;
  const screen = newScreen({
    till: sim.name,
    installation: sim.installation,
    tab: tab.gate.name,
    target: `${wanted.of.couponId}/${text}`,
    isOneUse: wanted.of.kind === "list",
    isOverride: isRefused,
  });
  screens.push(screen);
  tab.at = screen;
  await press(world, till, tab, found, details, screen);
  tab.at = null;
}

/** Undoes one of the till's own redemptions, the latest first. */
export async function undoLatest({ world, screens }: Acting, sim: SimTill, tab: SimTab, till: Till, back: number): Promise<void> {
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

async function press(
  world: World,
  till: Till,
  tab: SimTab,
  found: Found,
  details: Parameters<Till["redeem"]>[1],
  screen: Screen,
): Promise<void> {
  const said = await till.redeem(found, details);
  screen.said = said.kind === "redeemed" ? "redeemed" : "not-redeemed";
  screen.key = said.kind === "redeemed" ? said.redemptionKey : null;
  screen.saidAtStep = world.steps();
  world.note(`${tab.gate.name} says ${said.kind} ${said.kind === "refused" ? said.refusals[0].reason : (screen.key ?? "")}`);
}

/** A supervisor comes and types a PIN; null where the till does not take it. */
async function overriding(till: Till): Promise<Parameters<Till["redeem"]>[1] | null> {
  const supervisor = (await till.staff()).find(({ name }) => name === SUPERVISOR.name);
  if (supervisor === undefined) return null;
  const approval = await till.approve(supervisor.id, SUPERVISOR.pin);
  return approval.kind === "approved" ? { override: { approval: approval.approval, note: "Regular guest" } } : null;
}
