import { RESCUE_FILE_MAX_BYTES } from "../../contract/messages/rescue";
import { PROTOCOL_VERSION } from "../../contract/protocol";
import { rescueFileName } from "../../domain/rescue/rescue-file-name";
import { isQueued } from "../../domain/sync/outbox-state";
import type { TillStore } from "../db/till-store";
import { eventOf, evidenceOf } from "../sync/event-of";
import type { TillClock } from "../sync/till-clock";
import { sealRescueFile } from "../sync/seal-rescue-file";
import type { RescueFileMade } from "./till";

type MakeDeps = { readonly store: TillStore; readonly crypto: Crypto; readonly clock: Pick<TillClock, "nowMs"> };

/**
 * All that waits for the server as a file (R31). The outbox stays as it is: what the file tells and the till sends later, the
 * server answers once more. Asks are left out: an open one is decided or withdrawn soon, an accepted one is on record.
 */
export async function makeRescueFile({ store, crypto, clock }: MakeDeps): Promise<RescueFileMade> {
  const [device, rescue, sealKey, snapshot, outbox] = await Promise.all([
    store.get("device"),
    store.get("rescue"),
    store.get("sealKey"),
    store.get("snapshot"),
    store.outbox(),
  ]);
  const waiting = outbox.filter(({ state }) => isQueued(state));
  if (device === null || waiting.length === 0) return { kind: "nothing-waits" };
  if (rescue?.installationId !== device.installationId) return { kind: "not-certified" };
  const items = await Promise.all(waiting.map(async (item) => (await eventOf(crypto, sealKey, item)) ?? evidenceOf(item)));
  const heard = outbox.filter(({ state }) => state.phase === "confirmed").map(({ key }) => key);
  const madeMs = clock.nowMs();
  const text = JSON.stringify(await sealRescueFile(crypto, rescue, { protocol: PROTOCOL_VERSION, madeMs, items, heard }));
  if (text.length > RESCUE_FILE_MAX_BYTES) return { kind: "too-large" };
  const zone = snapshot?.workspace.timeZone ?? "UTC";
  return { kind: "made", name: rescueFileName(device.device.name, madeMs, zone), text, items: items.length };
}
