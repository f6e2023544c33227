import type { Api } from "../api/api";
import type { TillStore } from "../db/till-store";
import { type BlobIntake, intakeHere } from "../sync/blob-intake";
import { createLine } from "../sync/line";
import { type LiveStreamDeps, startLiveStream } from "../sync/live-stream";
import { createSyncLoop, type SyncDeps } from "../sync/sync-loop";
import { createTillClock, type TimeSource } from "../sync/till-clock";
import { noticingClearedStorage } from "./cleared-storage";
import { enrol, keepStorage } from "./enrol";
import { lookUp } from "./look-up";
import { makeRescueFile } from "./make-rescue-file";
import { createPinDesk } from "./pin-desk";
import { redeem } from "./redeem";
import { createSessionDesk } from "./session-desk";
import { createStaffDesk } from "./staff-desk";
import { takeInRescueFile } from "./take-in-rescue-file";
import { takeOut } from "./take-out";
import type { Till } from "./till";
import { readStatus } from "./till-status";
import { createDaysList } from "./days-list";
import { undo } from "./undo";
import { watching } from "./watching";

/** All that a till takes from the world around it. */
export type TillDeps = {
  readonly store: TillStore;
  readonly api: Api;
  readonly time: TimeSource;
  readonly crypto: Crypto;
  /** 0 to 1, evenly random. */
  readonly jitter: () => number;
  readonly askToPersist: () => Promise<boolean>;
  /** Calls back when the network may be there again; only a hint, nothing believes it. */
  readonly onNetworkHint: (listener: () => void) => () => void;
  /** Asks the browser to push even when no page is open; a bonus. */
  readonly pushInBackground: () => Promise<void>;
  /** Where so many parts of a snapshot are hashed and written; without it, here. */
  readonly openIntake?: (parts: number) => BlobIntake;
  /** From when on a till takes a newer base; a simulation has few codes. */
  readonly outgrown?: SyncDeps["outgrown"];
  readonly unlessElsewhere: (work: () => Promise<void>) => Promise<void>;
  /** How to listen to the server; without it the till hears of others when it pulls next. */
  readonly live?: Pick<LiveStreamDeps, "readLive" | "oneTabAtATime">;
  /** Version and build of the app, which managers see. */
  readonly app?: string;
  readonly onError: (error: unknown) => void;
};

/** How often the time is stored, so that a clock which is set back while no tab is open shows as such (R25). */
const REMEMBER_EVERY_MS = 60_000;

export async function createTill(deps: TillDeps): Promise<Till> {
  const { store, crypto } = deps;
  const clock = createTillClock(deps.time, store);
  await clock.load();
  const pins = createPinDesk({ store, clock, time: deps.time });
  await pins.look();
  const session = createSessionDesk({ store, clock });
  const isEnrolled = (await store.get("device")) !== null;
  const line = createLine(deps.api, clock, store);
  const openIntake = deps.openIntake ?? (() => intakeHere(store, crypto));
  const loop = createSyncLoop({ ...deps, openIntake, api: line, clock, pinReport: pins.report });
  const acting = { store, clock, crypto, line, onError: deps.onError };

  const readStanding = noticingClearedStorage(() => readStatus({ store, clock, line, loop }));
  const readList = createDaysList(store, crypto, clock.nowMs);
  const onStatusChange = (listener: () => void) => allEnded([store.watch(listener), line.watch(listener), loop.watch(listener)]);

  /** What was just stored is on its way at once; nobody waits for it. */
  function sendSoon(): void {
    void loop.nudge();
    deps.pushInBackground().catch(deps.onError);
  }

  /** A timer of its own: rounds are far apart where the network has been gone for long. */
  async function rememberTime(): Promise<void> {
    if ((await store.get("device")) !== null) await clock.remember();
  }

  return {
    ...createStaffDesk({ ...acting, pins, session }),
    noteActivity: session.noteActivity,
    lockIfIdle: session.lockIfIdle,
    start() {
      loop.start();
      if (isEnrolled) keepStorage(deps).catch(deps.onError);
      const remembering = setInterval(() => void rememberTime().catch(deps.onError), REMEMBER_EVERY_MS);
      const endHints = deps.onNetworkHint(() => void loop.nudge());
      const endLive = deps.live && startLiveStream({ ...deps, ...deps.live, line, nudge: () => void loop.nudge() });
      return () => {
        clearInterval(remembering);
        endHints();
        endLive?.();
        loop.stop();
      };
    },
    syncNow: () => loop.nudge(),
    nowMs: clock.nowMs,

    async enrol(codeOrLink, deviceName) {
      const enrolment = await enrol({ ...deps, api: line }, codeOrLink, deviceName);
      if (enrolment.kind === "enrolled") void loop.nudge();
      return enrolment;
    },
    async takeOut(approval) {
      const said = await takeOut(acting, approval);
      if (said.kind === "leaving") void loop.nudge();
      return said;
    },
    hold: () => store.change("kiosk", (now) => now ?? { sinceMs: clock.nowMs() }),
    release: () => store.change("kiosk", () => null),
    watchStatus: watching(readStanding, onStatusChange, deps.onError),
    directory: () => store.directory(),

    lookUp: (scan) => lookUp(acting, scan),
    async redeem(found, details = {}) {
      const said = await redeem(acting, found, details);
      // Also after a no: a withdrawal may wait, the line may be slow, and the server knew what this till did not.
      sendSoon();
      return said;
    },
    async undo(redemptionKey, reason, approval) {
      const said = await undo(acting, redemptionKey, reason, approval);
      if (said.kind === "undone") sendSoon();
      return said;
    },

    todaysList: () => readList(0),
    watchDay: (daysAgo, listener) => watching(() => readList(daysAgo), (changed) => store.watch(changed), deps.onError)(listener),
    markSeen: (redemptionKey) => store.changeHistory(redemptionKey, (now) => ({ ...now, attention: 0 })),

    makeRescueFile: () => makeRescueFile(acting),
    async takeInRescueFile(file) {
      const said = await takeInRescueFile({ store, api: line }, file);
      // What it held is news for this till too.
      if (said.kind === "taken") void loop.nudge();
      return said;
    },
  };
}

function allEnded(ends: readonly (() => void)[]): () => void {
  return () => {
    for (const end of ends) end();
  };
}
