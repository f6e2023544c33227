import { createStore } from "zustand/vanilla";
import { warmUpDecoder } from "../../client/scanner/decode-client";
import type { Till, TillStatus } from "../../client/till/till";
import { createSignaller } from "./feedback/verdict-signal";
import { holdDevice } from "./kiosk/hold-device";
import { preferencesStore } from "./preferences/preferences-store";
import { createReadinessStore } from "./readiness/readiness-store";
import { createScanFlow } from "./scan/scan-flow";
import { adviseOn } from "./scan/scanner-advice-store";
import { createSessionStore } from "./sign-in/session-store";
import { watchIdleness } from "./sign-in/watch-idleness";
import type { TillServices } from "./till-services";

const READINESS_RETRY_MS = 10_000;

/** What a browser takes for a person who wants sound. */
const TOUCHES = ["pointerup", "keydown"] as const;

/** Puts a tab's screens together over one till. */
export function makeServices(till: Till, keepFiles: () => Promise<void>): TillServices {
  const status = createStore<TillStatus | null>()(() => null);
  const session = createSessionStore(till);
  const signaller = createSignaller(preferencesStore.getState);
  const flow = createScanFlow({
    till,
    status: status.getState,
    announce: signaller.announce,
    onSignedOut: () => void session.refresh(),
    onOtherKeys: adviseOn,
    after: (ms, act) => void setTimeout(act, ms),
  });
  const readiness = createReadinessStore({ keepFiles, warmUpDecoder, retryAfterMs: READINESS_RETRY_MS });
  return { till, status, session, flow, signaller, readiness };
}

/** Lets the till and its screens run; the returned function stops them. */
export function runServices({ till, status, session, flow, signaller, readiness }: TillServices): () => void {
  const stopHolding = holdDevice(status);
  let stopReadiness = readiness.start();
  const show = (now: TillStatus) => {
    if (now.enrolment.kind !== status.getState()?.enrolment.kind) {
      // Whoever was signed in, and what is on the screen, belong to the till that this device was before.
      void session.refresh();
      flow.next();
      // The app's files may have gone with the rest of the storage.
      if (now.enrolment.kind === "cleared") {
        stopReadiness();
        stopReadiness = readiness.start();
      }
    }
    status.setState(now, true);
  };
  const wake = () => signaller.wake();
  for (const touch of TOUCHES) document.addEventListener(touch, wake, { capture: true });
  const endTouches = () => TOUCHES.forEach((touch) => document.removeEventListener(touch, wake, { capture: true }));
  const stopWatching = watchIdleness({ till, session, flow });
  const stops = [till.start(), till.watchStatus(show), stopWatching, stopHolding, () => stopReadiness(), endTouches];
  return () => stops.forEach((stop) => stop());
}
