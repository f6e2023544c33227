import { knownOf } from "./memory-known";
import { byKey, withCodeReleased, withNewer, without, withPut, type TillRows } from "./memory-rows";
import type { OutboxRecord, OutboxRedemption } from "./records";
import { withSequence } from "./row-rules";
import { soughtBy } from "./sought";
import type { Known, Leave, Left, Plan, Turn } from "./till-store";

/** What a transaction makes of the rows, and what it says. */
export type Worked<Said> = { readonly rows: TillRows; readonly say: Said };

/** Adds what a plan wants to the outbox, with its sequence number. */
export function withItem<Said>(rows: TillRows, { add, say }: Plan<OutboxRecord, Said>): Worked<Said> {
  if (add === null) return { rows, say };
  if (rows.outbox.has(add.key)) throw new Error("a key is in the outbox already");
  const numbered = withNumber(rows, add.sequence);
  return { rows: { ...numbered, outbox: withPut(numbered.outbox, byKey([add])) }, say };
}

/** Does to a redemption what a plan makes of it and of what is known of its code. */
export function withTurn<Said>(
  rows: TillRows,
  redemptionKey: string,
  plan: (item: OutboxRedemption | null, known: Known) => Turn<Said>,
): Worked<Said> {
  const found = rows.outbox.get(redemptionKey);
  const item = found?.kind === "redemption" ? found : null;
  const { say, to } = plan(item, knownOf(rows, item === null ? [] : [soughtBy(item)]));
  if (to === null) return { rows, say };
  if (item === null) throw new Error("a redemption that is not in the outbox was to be changed");
  if (to.kind === "leaves") return { rows: withoutItem(rows, item, to.left), say };
  const numbered = to.item.sequence === item.sequence ? rows : withNumber(rows, to.item.sequence);
  const changed = { ...numbered, outbox: withPut(numbered.outbox, byKey([to.item])) };
  return { rows: to.overlay === null ? changed : withNewer(changed, to.overlay), say };
}

/** Takes answered items out. */
export function withSettled(
  rows: TillRows,
  keys: readonly string[],
  leave: Leave,
): TillRows {
  const epoch = rows.singles.snapshot?.epoch.number ?? null;
  return keys.reduce((now, key) => {
    const item = now.outbox.get(key);
    // Another tab has settled it.
    if (item === undefined) return now;
    // The server keeps a reversal for a redemption that is still to come (R8).
    if (item.kind === "reversal" && now.outbox.has(item.redemptionKey)) return now;
    const left = leave(item, (item.kind === "reversal" && now.history.get(item.redemptionKey)) || null, epoch);
    return left === null ? now : withoutItem(now, item, left);
  }, rows);
}

function withoutItem(rows: TillRows, item: OutboxRecord, { history, overlay, undone }: Left): TillRows {
  const left = { ...rows, outbox: without(rows.outbox, [item.key]), history: withPut(rows.history, history === null ? [] : byKey([history])) };
  const told = overlay === null ? left : withNewer(left, overlay);
  return undone === null ? told : withCodeReleased(told, undone);
}

function withNumber(rows: TillRows, sequence: number | null): TillRows {
  const device = withSequence(rows.singles.device ?? null, sequence);
  return device === null ? rows : { ...rows, singles: { ...rows.singles, device } };
}
