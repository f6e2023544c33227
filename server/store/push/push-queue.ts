import type { Answer } from "../../../src/domain/sync/answer";
import { nextTurn } from "../next-turn";
import type { Sql } from "../sql";
import type { TillPush } from "./parse-items";
import { push } from "./push";

type Waiting = {
  readonly sent: TillPush;
  readonly answer: (answers: readonly Answer[]) => void;
  readonly fail: (failure: unknown) => void;
};

/** Items and heard keys; so that nobody at a till waits long for those of others. */
const KEYS_TOGETHER = 1_000;

/** A transaction that takes longer waits for another server's locks, which hold up those who need the same rows only. */
const PATIENCE_MS = 25;

/**
 * Takes pushes as they come, those of a workspace that come while one is being taken together after it: one transaction
 * and one way to the disk for a whole queue of tills. Where they fail together, each is tried by itself (R7).
 */
export function createPushQueue(sql: Sql): (sent: TillPush) => Promise<readonly Answer[]> {
  /** By workspace, there while one of its transactions is waited for. */
  const queues = new Map<number, Waiting[]>();

  async function takeTurns(workspace: number, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      await nextTurn();
      const taken = takeAll(workspace, nextOf(queue));
      await (sql.rowLocks ? Promise.race([taken, pause(PATIENCE_MS)]) : taken);
    }
    queues.delete(workspace);
  }

  async function takeAll(workspace: number, together: readonly Waiting[]): Promise<void> {
    try {
      const answers = await push(sql, workspace, together.map(({ sent }) => sent));
      for (const [index, { answer }] of together.entries()) answer(answersAt(answers, index));
    } catch (failure) {
      const [only, ...others] = together;
      if (others.length === 0) return only?.fail(failure);
      await takeEach(workspace, together);
    }
  }

  /** Where rows have locks of their own, who waits for one keeps nobody else. */
  async function takeEach(workspace: number, failed: readonly Waiting[]): Promise<void> {
    if (sql.rowLocks) return void (await Promise.all(failed.map((one) => takeAll(workspace, [one]))));
    for (const one of failed) {
      await nextTurn();
      await takeAll(workspace, [one]);
    }
  }

  return (sent) =>
    new Promise((answer, fail) => {
      const { workspace } = sent.till;
      const waiting = { sent, answer, fail };
      const queue = queues.get(workspace);
      if (queue !== undefined) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(workspace, begun);
      void takeTurns(workspace, begun);
    });
}

/** Takes the longest waiting out of the queue: at least one, and as many as go together. */
function nextOf(queue: Waiting[]): readonly Waiting[] {
  let keys = 0;
  const tooMany = queue.findIndex(({ sent }, index) => (keys += sent.items.length + sent.heard.length) > KEYS_TOGETHER && index > 0);
  return queue.splice(0, tooMany === -1 ? queue.length : tooMany);
}

function answersAt(answers: readonly (readonly Answer[])[], index: number): readonly Answer[] {
  const found = answers[index];
  if (found === undefined) throw new Error("A push was taken and not answered.");
  return found;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
