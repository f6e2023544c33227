import type { Till } from "../../src/client/till/till";
import { keysWaiting } from "./rescue";
import type { SimTab, SimTill } from "./sim-till";
import type { Stage } from "./stage";

type At = { readonly sim: SimTill; readonly tab: SimTab; readonly till: Till };

export async function saveFile({ world, rescue }: Stage, { sim, tab, till }: At): Promise<void> {
  const keys = keysWaiting(sim);
  const made = await till.makeRescueFile();
  world.note(`${tab.gate.name} saves a file: ${made.kind}`);
  if (made.kind === "made") rescue.files.push({ text: made.text, keys });
}

export async function takeFile({ world, rescue, counts }: Stage, { tab, till }: At, back: number): Promise<void> {
  const file = rescue.files.at(-1 - back);
  if (file === undefined) return;
  const taken = await till.takeInRescueFile(blobOf(file.text));
  if (taken.kind === "taken") counts.rescued += 1;
  world.note(`${tab.gate.name} takes a file in: ${taken.kind}`);
}

/** As much of one as a till reads; the real one comes to rest only with the event loop. */
function blobOf(text: string): Blob {
  return { size: text.length, text: () => Promise.resolve(text) } as unknown as Blob;
}
