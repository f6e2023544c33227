import type { LookUp } from "../../src/client/till/till";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";
import type { LastLook } from "./invariants/invariant";
import { openTab } from "./sim-till";
import type { Stage } from "./stage";

/** Longer than the longest pause after which an item is tried again, and than any request or tab that still hangs. */
const MENDING_ROUNDS = 14;
const BETWEEN_ROUNDS_MS = 30_000;

/** Ends every fault and lets all tills sync until nothing can be left to do. */
export async function mend(stage: Stage): Promise<void> {
  const { world, server, tills } = stage;
  stage.isMended = true;
  world.note("all is mended");
  server.comeUp();
  await takeInAllFiles(stage);
  for (const till of tills) {
    till.link.cut = null;
    till.link.armed.length = 0;
    till.tabs.forEach((tab, index) => {
      tab?.gate.killAfter(Infinity, () => undefined);
      if (tab === null) openTab(stage, till, index);
    });
  }
  for (let round = 0; round < MENDING_ROUNDS; round += 1) {
    for (const till of tills) for (const tab of till.tabs) void tab?.till.then((open) => open.syncNow());
    await world.runUntil(world.time.nowMs() + BETWEEN_ROUNDS_MS);
  }
}

/** Also those that were taken in before: what a server that was put back has lost of a device that is gone, only they hold. */
async function takeInAllFiles({ world, server, rescue }: Stage): Promise<void> {
  for (const { text } of rescue.files) {
    const file = JSON.parse(text) as RescueFile;
    const taken = await server.deps.store.takeInRescueFile(server.shop.workspace, file, world.time.nowMs());
    world.note(`the office takes a file in: ${taken.ok ? JSON.stringify(taken.value.counts) : taken.problem}`);
  }
}

/** Shows every code, and every claim's link, to every till that is enrolled. */
export async function lookAround({ world, server, tills }: Stage): Promise<readonly LastLook[]> {
  const { rows } = server;
  const links = new Map([...server.shop.claims.values()].map(({ claimId, link }) => [claimId, link]));
  const shown = [
    ...rows.codes().map((of) => ({ of, text: of.code })),
    ...rows.claims().flatMap((of) => ({ of, text: links.get(of.claim) ?? of.claim })),
  ];
  const looks: LastLook[] = [];
  for (const till of tills) {
    const tab = till.tabs[0] ?? null;
    if (tab === null || till.disk.rows.singles.device?.revoked !== false) continue;
    for (const { of, text } of shown) {
      let said: LookUp | null = null;
      void tab.till.then(async (open) => (said = await open.lookUp({ text, symbology: "qr" })));
      for (let waited = 0; said === null && waited < 20; waited += 1) await world.runUntil(world.time.nowMs() + 2_000);
      if (said !== null) looks.push({ till, of, said });
    }
  }
  return looks;
}
