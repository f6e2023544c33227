import type { TillStatus } from "./till";

/**
 * Has a tab notice that its till is gone from the device's storage, though nobody signed it out: somebody has cleared the
 * site's data, or the browser has. Nothing that is left there could tell, so the tab remembers what it read last.
 * @param read how the till stands, by what is stored
 */
export function noticingClearedStorage(read: () => Promise<TillStatus>): () => Promise<TillStatus> {
  let last: TillStatus | null = null;
  // A reading that failed would have told of a change.
  let isBehind = false;
  return async () => {
    const now = await read().catch((error: unknown) => {
      isBehind = true;
      throw error;
    });
    last = { ...now, enrolment: last === null ? now.enrolment : enrolmentAfter(last, isBehind, now.enrolment) };
    isBehind = false;
    return last;
  };
}

function enrolmentAfter(last: TillStatus, isBehind: boolean, stored: TillStatus["enrolment"]): TillStatus["enrolment"] {
  if (stored.kind !== "none") return stored;
  switch (last.enrolment.kind) {
    case "none":
    case "signed-out":
      return stored;
    case "enrolled":
    case "revoked":
      return { kind: "cleared", lost: isBehind ? null : last.waiting };
    case "cleared":
      return last.enrolment;
  }
}
