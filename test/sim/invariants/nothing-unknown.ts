import type { ServerRows } from "../server-rows";
import type { Finding, Invariant, Looked, Seen } from "./invariant";

/**
 * No till says that it knows nothing of a code or claim that its cursor has passed: what was given out under an earlier
 * number of its epoch, or in an earlier epoch, it must find, whatever became of its snapshot meanwhile (R15, R16, R17).
 */
export function nothingUnknown(): Invariant {
  let given: ReadonlyMap<string, Given> = new Map();

  function note({ server }: Seen): readonly Finding[] {
    const now = { epoch: server.epoch(), feed: server.feed().counter };
    given = new Map(shownOn(server).map((name) => [name, given.get(name) ?? now]));
    return [];
  }

  function refused({ till, showing, before, refusals }: Looked): readonly Finding[] {
    const since = given.get(showing.claim?.claimId ?? showing.text);
    if (before === null || since === undefined || !refusals.some(({ reason }) => reason === "unknown")) return [];
    // Enrolled anew meanwhile: it began with less.
    if (before.installation !== till.installation || !hasPassed(before, since)) return [];
    return [{ till: till.name, what: `${showing.target}, given out by ${since.feed}, is unknown at ${before.feed}` }];
  }

  return { name: "nothing-unknown", onServerChange: note, onLooked: refused };
}

/** By when a code or claim was there. */
type Given = { readonly epoch: number; readonly feed: number };

/** A till of an earlier epoch has another feed, whose numbers say nothing of this one's. */
function hasPassed(cursor: Given, since: Given): boolean {
  return cursor.epoch >= since.epoch && cursor.feed >= since.feed;
}

function shownOn(server: ServerRows): readonly string[] {
  return [...server.codes().map(({ code }) => code), ...server.claims().map(({ claim }) => claim)];
}
