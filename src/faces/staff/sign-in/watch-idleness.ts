import type { Till } from "../../../client/till/till";
import { VERDICT_HELD_MS } from "../../../domain/staff/auto-lock";
import type { ScanFlow } from "../scan/scan-flow";
import { isScanning, type ScanState } from "../scan/scan-state";
import type { SessionStore } from "./session-store";

export type IdlenessParts = {
  readonly till: Pick<Till, "noteActivity" | "lockIfIdle" | "currentStaff">;
  readonly session: SessionStore;
  readonly flow: Pick<ScanFlow, "store" | "next">;
};

const LOOKED_EVERY_MS = 5_000;
const TOUCHES = ["pointerdown", "keydown"] as const;

/** Locks the till once nobody is there, never in the middle of a redemption (R67); the returned function ends it. */
export function watchIdleness({ till, session, flow }: IdlenessParts): () => void {
  const isSignedIn = () => session.store.getState().phase === "signed-in";
  const note = () => {
    if (isSignedIn()) void till.noteActivity();
  };
  const look = async () => {
    const heldMs = heldFor(flow.store.getState().phase);
    if (!isSignedIn() || heldMs === null) return;
    const locked = await till.lockIfIdle(heldMs);
    // Another tab may have locked it, or somebody signed out there.
    if (!locked && (await till.currentStaff()) !== null) return;
    flow.next();
    await session.refresh();
  };
  const lookNow = () => void look();

  for (const touch of TOUCHES) document.addEventListener(touch, note, { capture: true, passive: true });
  document.addEventListener("visibilitychange", lookNow);
  // A coupon that is held before the camera is somebody too; one that lies there is not.
  const endFlow = flow.store.subscribe((state) => {
    if (!isScanning(state)) note();
  });
  const timer = setInterval(lookNow, LOOKED_EVERY_MS);
  return () => {
    for (const touch of TOUCHES) document.removeEventListener(touch, note, { capture: true });
    document.removeEventListener("visibilitychange", lookNow);
    endFlow();
    clearInterval(timer);
  };
}

/** How much longer a screen stays; null: as long as it takes. */
function heldFor(phase: ScanState["phase"]): number | null {
  switch (phase) {
    case "idle":
    case "looking-around":
      return 0;
    case "looking-up":
    case "redeeming":
      return null;
    case "not-a-code":
    case "not-ready":
    case "choosing":
    case "found":
    case "refused":
    case "redeemed":
    case "undone":
    case "scan-the-code":
    case "not-looked-up":
    case "not-stored":
    case "server-refused":
    case "override-refused":
      return VERDICT_HELD_MS;
  }
}
