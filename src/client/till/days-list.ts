import type { Shown } from "../../domain/sync/event";
import type { HistoryRecord, OutboxRecord, OutboxRedemption, OutboxReversal, StoredRedemption } from "../db/records";
import { unsealShown } from "../db/sealed-code";
import type { TillStore } from "../db/till-store";
import type { ListedRedemption, RedemptionState } from "./till";

type Row = { readonly redemption: StoredRedemption; readonly state: RedemptionState };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Longer than any day of a time zone, however its clocks change. */
const LONGEST_DAY_MS = DAY_MS + 2 * 60 * 60 * 1000;

/** In the place of a code that is damaged. */
const UNREADABLE: Shown = { kind: "code", codeType: "qr", value: "" };

/** Reads the till's list of a day; codes are unsealed once and then remembered for as long as the till runs. */
export function createDaysList(store: TillStore, crypto: Crypto, nowMs: () => number) {
  const unsealed = new Map<string, Shown>();

  async function shownOf({ key, shown }: StoredRedemption, sealKey: CryptoKey): Promise<Shown> {
    const held = unsealed.get(key) ?? (await unsealShown(crypto, sealKey, shown)) ?? UNREADABLE;
    unsealed.set(key, held);
    return held;
  }

  return async (daysAgo: number): Promise<readonly ListedRedemption[]> => {
    const now = nowMs();
    const [sealKey, snapshot] = await Promise.all([store.get("sealKey"), store.get("snapshot")]);
    const outbox = await store.outbox();
    const history = await store.history(now - daysAgo * DAY_MS - LONGEST_DAY_MS);
    const { stores } = await store.directory();
    const timeZone = stores.find(({ id }) => id === snapshot?.storeId)?.timeZone;
    // A till that was wiped forgets what it had unsealed, too (R30).
    if (sealKey === null) unsealed.clear();
    if (sealKey === null || timeZone === undefined) return [];

    const isThen = onDay(daysAgo, now, timeZone);
    const rows = [...answeredRows(history, outbox), ...queuedRows(outbox, history)]
      .filter((row) => isThen(row.redemption.atMs) || (daysAgo === 0 && needsAttention(row.state)))
      .toSorted((a, b) => b.redemption.atMs - a.redemption.atMs);
    return Promise.all(rows.map(async (row) => listed(row, await shownOf(row.redemption, sealKey))));
  };
}

/** What was withdrawn has never been a redemption to anybody. */
function isListed({ withdrawal = null }: HistoryRecord | OutboxRedemption): boolean {
  return withdrawal === null;
}

function queuedRows(outbox: readonly OutboxRecord[], history: readonly HistoryRecord[]): readonly Row[] {
  // The outbox is read first: what is answered before the history is read would show twice.
  const answered = new Set(history.map(({ key }) => key));
  return outbox
    .filter((item): item is OutboxRedemption => item.kind === "redemption" && isListed(item) && !answered.has(item.key))
    .map((redemption) => ({ redemption, state: isUndone(redemption.key, outbox) ? UNDONE_HERE : queuedState(redemption) }));
}

function answeredRows(history: readonly HistoryRecord[], outbox: readonly OutboxRecord[]): readonly Row[] {
  return history.filter(isListed).map((redemption) => ({
    redemption,
    state: isUndone(redemption.key, outbox) ? UNDONE_HERE : answeredState(redemption),
  }));
}

const UNDONE_HERE: RedemptionState = { kind: "undone", acknowledged: false };

function isUndone(redemptionKey: string, outbox: readonly OutboxRecord[]): boolean {
  return outbox.some((item): item is OutboxReversal => item.kind === "reversal" && item.redemptionKey === redemptionKey);
}

function queuedState({ state }: OutboxRedemption): RedemptionState {
  switch (state.phase) {
    case "sending":
    case "parked":
    case "confirmed":
      return { kind: state.phase };
    case "asking":
      return { kind: "sending" };
    case "waiting":
    case "settled":
      return { kind: "waiting" };
  }
}

function answeredState({ outcome, reversed, attention, resolution = null }: HistoryRecord): RedemptionState {
  if (reversed) return { kind: "undone", acknowledged: true };
  switch (outcome.kind) {
    case "conflict":
      return { kind: "conflict", cause: outcome.cause, seen: attention === 0, resolution };
    case "refused":
    case "not-redeemed":
    case "withdrawn":
      return { kind: "refused", seen: attention === 0 };
    case "accepted":
    case "reversed":
    case "kept":
    case "moot":
      return { kind: "confirmed" };
  }
}

function needsAttention(state: RedemptionState): boolean {
  switch (state.kind) {
    case "waiting":
    case "sending":
    case "parked":
      return true;
    case "conflict":
    case "refused":
      return !state.seen;
    case "undone":
      return !state.acknowledged;
    case "confirmed":
      return false;
  }
}

/** Counted in days of the calendar: a day on which the clocks change is one, too. */
function onDay(daysAgo: number, nowMs: number, timeZone: string): (atMs: number) => boolean {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const wanted = new Date(Date.parse(day.format(nowMs)) - daysAgo * DAY_MS).toISOString().slice(0, 10);
  return (atMs) => day.format(atMs) === wanted;
}

function listed({ redemption, state }: Row, shown: Shown): ListedRedemption {
  const { key, atMs, couponTitle, staffName, undoUntilMs } = redemption;
  return { redemptionKey: key, atMs, couponTitle, shown, staffName, undoUntilMs, state };
}
