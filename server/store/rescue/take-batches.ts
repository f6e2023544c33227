import { ok, type Result } from "../../../src/domain/result";
import type { Answer } from "../../../src/domain/sync/answer";
import type { Push } from "../store";

export type TakeBatch = (batch: Push) => Promise<Result<readonly Answer[], "too-much-evidence">>;

const NOTHING: Push = { items: [], heard: [] };

/**
 * Takes batch after batch. One that fails as a whole is halved, so that a single item holds up no other (R7); what fails
 * alone is thrown once all others are taken, and at once where nothing at all can be taken now.
 */
export async function takeBatches(take: TakeBatch, batches: readonly Push[]): Promise<Result<readonly Answer[], "too-much-evidence">> {
  const answers: Answer[] = [];
  const failures: unknown[] = [];
  const left = [...batches];
  for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
    try {
      const taken = await take(batch);
      if (!taken.ok) return taken;
      answers.push(...taken.value);
    } catch (failure) {
      await take(NOTHING);
      if (batch.items.length > 1) left.unshift(...halvesOf(batch));
      else failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
  return ok(answers);
}

function halvesOf({ items, heard }: Push): readonly Push[] {
  const middle = Math.ceil(items.length / 2);
  return [
    { items: items.slice(0, middle), heard },
    { items: items.slice(middle), heard: [] },
  ];
}
