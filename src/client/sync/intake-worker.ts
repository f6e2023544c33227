import { openTillStore } from "../db/dexie-till-store";
import type { TillStore } from "../db/till-store";
import { intakeHere } from "./blob-intake";
import type { IntakeReply, IntakeRequest } from "./intake-messages";

let store: TillStore | null = null;

self.addEventListener("message", ({ data }: MessageEvent<IntakeRequest>) => {
  answer(data).then((reply) => self.postMessage(reply), reportError);
});

async function answer({ id, database, blobs }: IntakeRequest): Promise<IntakeReply> {
  store ??= openTillStore(database);
  try {
    return { kind: "kept", id, wrong: await intakeHere(store, crypto).keep(blobs) };
  } catch (error) {
    return { kind: "failed", id, message: error instanceof Error ? error.message : String(error) };
  }
}
