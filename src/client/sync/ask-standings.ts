import { STANDINGS_MAX_KEYS, type StandingMessage } from "../../contract/messages/standings";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { HistoryRecord } from "../db/records";
import { afterNews } from "../db/row-rules";
import type { TillStore } from "../db/till-store";

/**
 * Asks what has become of this till's redemptions, where a new snapshot has taken it past changes that would have said so
 * (R6); once again while something waits that may be on record already. Null where all went through, or nothing was missed.
 */
export async function askStandings({ store, api }: { readonly store: TillStore; readonly api: Api }, token: string): Promise<Failure | null> {
  const snapshot = await store.get("snapshot");
  if (snapshot?.newsMissed !== true) return null;
  const isAllAnswered = (await store.outbox()).every(({ kind, state }) => kind === "reversal" || state.phase === "parked");
  const open = (await store.history(-Infinity)).filter(({ reversed }) => !reversed);
  for (let first = 0; first < open.length; first += STANDINGS_MAX_KEYS) {
    const asked = open.slice(first, first + STANDINGS_MAX_KEYS);
    const reply = await api.call("standings", { token, body: { keys: asked.map(({ key }) => key) } });
    if (reply.kind !== "ok") return reply;
    await applyStandings(store, asked, reply.value.standings);
  }
  if (!isAllAnswered) return null;
  await store.change("snapshot", (now) => {
    const isTheSame = now?.epoch.number === snapshot.epoch.number && now.baseFeed === snapshot.baseFeed;
    return isTheSame ? { ...now, newsMissed: false } : now;
  });
  return null;
}

async function applyStandings(store: TillStore, asked: readonly HistoryRecord[], standings: readonly StandingMessage[]): Promise<void> {
  const standingOf = new Map(standings.map((standing) => [standing.redemptionKey, standing]));
  for (const row of asked) {
    const standing = standingOf.get(row.key);
    if (standing === undefined || saysTheSame(row, afterNews(row, standing))) continue;
    // What another tab has pulled since it was asked is newer.
    await store.changeHistory(row.key, (now) => (saysTheSame(now, row) ? afterNews(now, standing) : now));
  }
}

function saysTheSame(a: HistoryRecord, b: HistoryRecord): boolean {
  return a.reversed === b.reversed && (a.resolution ?? null) === (b.resolution ?? null);
}
