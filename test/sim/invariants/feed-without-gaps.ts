import type { NewSnapshot, PulledPage } from "../../../src/client/db/till-store";
import type { Finding, Invariant, Operation, Seen } from "./invariant";

/** Changes are numbered without gaps, and no till leaves one out; it goes back only where the server was put back (R14, R16). */
export function feedWithoutGaps(): Invariant {
  const cursors = new Map<string, Cursor>();

  function moved({ till, name, args, result }: Operation): readonly Finding[] {
    const where = `${till.name}/${till.installation}`;
    if (name === "applyPage" && result === true) {
      const { after, epoch, feed, entries } = args[0] as PulledPage;
      const before = cursors.get(where)?.feed ?? after;
      cursors.set(where, { epoch, feed });
      const isNext = before === after;
      return [
        ...(isNext ? [] : [{ till: till.name, what: `a page after ${after} was applied at ${before}` }]),
        ...gaps(till.name, after, feed, entries),
      ];
    }
    if (name === "commitSnapshot" && result === "committed") {
      const { snapshot, entries, lineage } = args[0] as NewSnapshot;
      const before = cursors.get(where) ?? { epoch: 0, feed: 0 };
      cursors.set(where, { epoch: snapshot.epoch.number, feed: snapshot.feed });
      const wasPutBack = lineage.some(({ number, restoredFeed }) => number > before.epoch && restoredFeed !== null);
      const goesBack = snapshot.feed < before.feed && !wasPutBack;
      return [
        ...(goesBack ? [{ till: till.name, what: `a snapshot at ${snapshot.feed} took the place of one at ${before.feed}` }] : []),
        ...gaps(till.name, snapshot.baseFeed, snapshot.feed, entries),
      ];
    }
    return [];
  }

  return { name: "feed-without-gaps", onOperation: moved, onServerChange: countedRight };
}

type Cursor = { readonly epoch: number; readonly feed: number };

function gaps(till: string, after: number, feed: number, entries: readonly { readonly number: number }[]): readonly Finding[] {
  const isWhole = entries.length === feed - after && entries.every(({ number }, index) => number === after + 1 + index);
  return isWhole ? [] : [{ till, what: `numbers ${after + 1} to ${feed} came as ${entries.map(({ number }) => number).join(", ")}` }];
}

function countedRight({ server }: Seen): readonly Finding[] {
  const { counter, begins, lowest, highest, rows } = server.feed();
  const isWhole = counter === highest && rows === highest - lowest + 1 && lowest <= begins + 1;
  return isWhole ? [] : [{ till: null, what: `the counter says ${counter}, the feed has ${rows} changes from ${lowest} to ${highest} and should begin after ${begins}` }];
}
