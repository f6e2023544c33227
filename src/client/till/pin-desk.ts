import { afterRightPin, afterWaiting, afterWrongPin, FREE_TRIES, NO_TRIES, type PinTries, triesLeft } from "../../domain/staff/pin-tries";
import type { PinTriesRecord, WrongPinRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import type { PinReport } from "../sync/pull-feed";
import type { TillClock, TimeSource } from "../sync/till-clock";
import type { PinProblem, PinWait } from "./till";

export type PinDeskDeps = {
  readonly store: TillStore;
  readonly clock: Pick<TillClock, "serverNowMs" | "nowMs">;
  readonly time: Pick<TimeSource, "runningMs">;
};

/** Whose PIN it is; the wait of the whole till does not bind supervisors, who can lift it. */
export type PinOwner = { readonly id: string; readonly role: "cashier" | "supervisor" };

/** Counts wrong PINs, over all tabs of the till and for longer than any of them is open (R61). */
export type PinDesk = {
  /** Sees how things stand, so that time from now on counts. */
  look(): Promise<void>;
  /** How long no PIN is taken of this person; null: one is. */
  wait(owner: PinOwner): Promise<PinWait | null>;
  /** Counts a try as a wrong one, which it is until it proves right. `taken`: false where it is not even to be checked. */
  count(owner: PinOwner): Promise<{ readonly taken: boolean; readonly atMs: number; readonly ifWrong: PinProblem }>;
  /** Forgets a person's wrong PINs, and the till's: the right one came, or a supervisor. @param rightMs when the right one was counted */
  forget(ownerId: string, rightMs?: number): Promise<void>;
  /** What managers are told. */
  report(): Promise<PinReport>;
};

const DAY_MS = 24 * 60 * 60_000;
/** More than the waits let through in a day. */
const WRONG_PINS_MAX = 1_000;

/** Stands for everybody in the record of tries; ids of people are UUIDs. */
const TILL = "till";

export function createPinDesk({ store, clock, time }: PinDeskDeps): PinDesk {
  const seen = new Map<string, { readonly change: number; readonly sinceMs: number }>();

  /** What `change` makes of all tries, after the time that this tab has seen going by. */
  async function changed(change: (tries: PinTriesRecord) => PinTriesRecord): Promise<PinTriesRecord> {
    let after: PinTriesRecord = {};
    await store.change("pinTries", (stored) => {
      const runningMs = time.runningMs();
      // Of another installation's tries nothing was seen.
      if (stored === null) seen.clear();
      after = change(mapTries(stored ?? {}, (subject, tries) => afterWaiting(tries, unchangedMs(subject, tries, runningMs), clock.serverNowMs())));
      for (const [subject, { change: now }] of Object.entries(after)) {
        if (seen.get(subject)?.change !== now) seen.set(subject, { change: now, sinceMs: runningMs });
      }
      return Object.keys(after).length === 0 ? null : after;
    });
    return after;
  }

  function unchangedMs(subject: string, { change }: PinTries, runningMs: number): number {
    const since = seen.get(subject);
    return since?.change === change ? Math.floor(runningMs - since.sinceMs) : 0;
  }

  return {
    async look() {
      await changed((tries) => tries);
    },

    wait: async (owner) => waitOf(await changed((tries) => tries), owner),

    async count(owner) {
      let isTaken = false;
      const after = await changed((tries) => {
        isTaken = waitOf(tries, owner) === null;
        if (!isTaken) return tries;
        const oneMore = (subject: string, free: number) => afterWrongPin(tries[subject] ?? NO_TRIES, free, clock.serverNowMs());
        return { ...tries, [owner.id]: oneMore(owner.id, FREE_TRIES.person), [TILL]: oneMore(TILL, FREE_TRIES.till) };
      });
      const wait = waitOf(after, owner);
      const atMs = clock.nowMs();
      const waits = [owner.id, TILL].some((subject) => (after[subject]?.waitMs ?? 0) > 0);
      if (isTaken) await store.change("wrongPins", (before) => [...ofADay(before ?? [], atMs), { atMs, waits }].slice(-WRONG_PINS_MAX));
      const left = triesLeft(after[owner.id] ?? NO_TRIES, FREE_TRIES.person);
      return { taken: isTaken, atMs, ifWrong: wait === null ? { kind: "wrong-pin", triesLeft: left } : { kind: "locked", ...wait } };
    },

    async forget(ownerId, rightMs) {
      await changed((tries) => mapTries(tries, (subject, one) => (subject === ownerId || subject === TILL ? afterRightPin(one) : one)));
      if (rightMs !== undefined) await store.change("wrongPins", (before) => (before ?? []).filter(({ atMs }) => atMs !== rightMs));
    },

    async report() {
      const tries = await changed((now) => now);
      const wrong = ofADay((await store.get("wrongPins")) ?? [], clock.nowMs());
      const isWaiting = Object.values(tries).some(({ waitMs }) => waitMs > 0);
      return { wrongPins: wrong.length, pinWaitSinceMs: isWaiting ? wrong.findLast(({ waits }) => waits)?.atMs : undefined };
    },
  };
}

function ofADay(wrong: readonly WrongPinRecord[], nowMs: number): readonly WrongPinRecord[] {
  return wrong.filter(({ atMs }) => atMs > nowMs - DAY_MS);
}

/** The longer of the waits that bind a person. */
function waitOf(tries: PinTriesRecord, { id, role }: PinOwner): PinWait | null {
  const own = tries[id]?.waitMs ?? 0;
  const tills = role === "supervisor" ? 0 : (tries[TILL]?.waitMs ?? 0);
  if (own === 0 && tills === 0) return null;
  return own >= tills ? { whose: "person", waitMs: own } : { whose: "till", waitMs: tills };
}

function mapTries(tries: PinTriesRecord, change: (subject: string, tries: PinTries) => PinTries): PinTriesRecord {
  return Object.fromEntries(Object.entries(tries).map(([subject, one]) => [subject, change(subject, one)]));
}
