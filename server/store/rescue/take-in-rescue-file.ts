import { PUSH_MAX_ITEMS } from "../../../src/contract/messages/push";
import type { RescueContents } from "../../../src/contract/messages/rescue";
import { countAnswers } from "../../../src/domain/rescue/count-answers";
import type { RescueFile } from "../../../src/domain/rescue/rescue-file";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Answer } from "../../../src/domain/sync/answer";
import { inGroupsOf, type Sql } from "../sql";
import type { Push, RescueFileProblem, RescueTaken, TillOnRecord } from "../store";
import { storesOf } from "../workspaces";
import { tillOfCertificate } from "./enter-till";
import { openRescueFile } from "./open-rescue-file";
import { rescueKeys } from "./rescue-keys";
import { takeBatches } from "./take-batches";

/** Takes what a till sends: as a push, or where it is revoked as its handover (R30). */
export type TakeItems = (till: TillOnRecord, sent: Push, nowMs: number) => Promise<Result<readonly Answer[], "too-much-evidence">>;

/**
 * Takes in a rescue file as if its till had sent it, in batches (R31). Cut off between two of them it has done no harm: keys
 * that were answered are answered again.
 */
export async function takeInRescueFile(
  sql: Sql,
  takeItems: TakeItems,
  workspace: number,
  file: RescueFile,
  nowMs: number,
): Promise<Result<RescueTaken, RescueFileProblem>> {
  const opened = openRescueFile(await rescueKeys(sql, workspace), file);
  if (!opened.ok) return opened;
  const { contents } = opened.value;
  const till = await tillOfCertificate(sql, workspace, opened.value.till, nowMs);
  if (till === null) return fail("foreign");
  const taken = await takeBatches((batch) => takeItems(till, batch, nowMs), batchesOf(contents));
  if (!taken.ok) return taken;
  const store = (await storesOf(sql, workspace)).find(({ id }) => id === till.device.storeId);
  const whose = { installationId: till.installationId, name: till.device.name, storeName: store?.name ?? "" };
  return ok({ till: whose, madeMs: contents.madeMs, counts: countAnswers(taken.value) });
}

/** As large as a till's own pushes are, so that others have their turn in between. */
function batchesOf({ items, heard }: RescueContents): readonly Push[] {
  const [itemGroups, heardGroups] = [inGroupsOf(PUSH_MAX_ITEMS, items), inGroupsOf(PUSH_MAX_ITEMS, heard)];
  const count = Math.max(itemGroups.length, heardGroups.length);
  return Array.from({ length: count }, (_, index) => ({ items: itemGroups[index] ?? [], heard: heardGroups[index] ?? [] }));
}
