import { redeemedOn, type Screen } from "../screens";
import type { RedemptionRow } from "../server-rows";
import type { SimTill } from "../sim-till";
import type { Finding, Invariant, Seen } from "./invariant";

/**
 * Every redemption that a screen has confirmed is on record, in its till's outbox, or in a rescue file; or in its history
 * where a backup was put back since; unless its device was destroyed first. It is never refused, and it is undone only where
 * its own cashier has done so (R1, R4, R16, R31).
 */
export function nothingIsLost(): Invariant {
  return {
    name: "nothing-is-lost",
    atIntervals: (seen) => missing(seen, new Set(seen.rescue.files.flatMap(({ keys }) => keys))),
    atTheEnd: (seen) => [...missing(seen, new Set()), ...undoneUnasked(seen)],
  };
}

/** @param saved keys in rescue files that may not have been taken in yet */
function missing({ server, tills, screens, rescue }: Seen, saved: ReadonlySet<string>): readonly Finding[] {
  const recorded = new Set(server.redemptions().map(({ key }) => key));
  const putBackEpoch = server.putBackEpoch();
  return redeemedOn(screens).flatMap(({ till, key, saidAtStep }) => {
    const isHere = recorded.has(key) || saved.has(key) || rescue.hasPerished(key) || tills.some(({ name, disk }) => name === till && holds(disk, key, putBackEpoch));
    return isHere ? [] : [{ till, what: `redemption ${key}, confirmed at step ${saidAtStep}, is nowhere` }];
  });
}

/** A till that has not come back yet to a server that was put back sends again out of its history. */
function holds({ rows }: SimTill["disk"], key: string, putBackEpoch: number): boolean {
  const hasYetToSend = (rows.singles.snapshot?.epoch.number ?? 0) < putBackEpoch;
  return rows.outbox.has(key) || (hasYetToSend && rows.history.has(key));
}

function undoneUnasked({ server, screens, tills, rescue }: Seen): readonly Finding[] {
  const rows = new Map(server.redemptions().map((row) => [row.key, row]));
  return redeemedOn(screens).flatMap((screen): readonly Finding[] => {
    const row = rows.get(screen.key);
    if (row === undefined) return [];
    const undo = reversalOf(tills, screen) || [...screen.undoKeys].some(rescue.hasPerished);
    if (row.reversedBy !== null && !screen.undone && !isUndoOfADeadTab(screen, row)) {
      return [{ till: screen.till, what: `redemption ${screen.key} was undone by ${row.reversedBy}, which nobody asked for` }];
    }
    const isLost = screen.undone && row.reversedBy === null && !undo;
    return isLost ? [{ till: screen.till, what: `the undoing of ${screen.key} never came to pass` }] : [];
  });
}

/** The reversal was stored, and its tab died before the screen said so. */
function isUndoOfADeadTab(screen: Screen, { reversedBy }: RedemptionRow): boolean {
  return reversedBy !== null && screen.undoKeys.has(reversedBy);
}

function reversalOf(tills: readonly SimTill[], screen: Screen & { readonly key: string }): boolean {
  const disk = tills.find(({ name }) => name === screen.till)?.disk;
  const items = disk === undefined ? [] : [...disk.rows.outbox.values()];
  return items.some((item) => item.kind === "reversal" && item.redemptionKey === screen.key);
}
