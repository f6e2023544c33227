import { createStore, type StoreApi } from "zustand/vanilla";
import type { Found, LookUp, RedeemDetails, SupervisorApproval, Till, TillStatus } from "../../../client/till/till";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import type { Scan } from "../../../domain/code/readings-of";
import type { Verdict } from "../../../ui/verdict-shape";
import { meantBy, type SeenCode, type Sight, type TakenCode, takenOf } from "./codes-in-view";
import { type KeyedReading, meantByKeys, type Understood } from "./keyed-readings";
import { isScanning, mayTryAgain, type ScanState, verdictOf } from "./scan-state";

type Receipt = { readonly receipt?: string };

export type ScanFlow = {
  readonly store: StoreApi<ScanState>;
  /** Looks a code up; one that comes while a redemption is being stored is left alone. */
  scan(scan: Scan): Promise<void>;
  /** Looks up what the camera has seen together (R55). Codes that none knows are shown only if no other turns up soon. */
  see(codes: readonly Sight[]): Promise<void>;
  /** Looks up what keys may have meant, a person's or a scanner's (R56). */
  scanReadings(readings: readonly KeyedReading[]): Promise<void>;
  /** Looks up all the codes of a picture that does not change. */
  scanPicture(scans: readonly Scan[]): Promise<void>;
  choose(found: Found): void;
  /** Does nothing unless a redeemable code is on screen, so a second press redeems nothing more. */
  redeem(details: Receipt): Promise<void>;
  redeemAnyway(approval: SupervisorApproval, note: string, details: Receipt): Promise<void>;
  /** Asks the server once more, where it was only the network that was missing. `details`: where nobody had typed any yet. */
  tryAgain(details: Receipt): Promise<void>;
  undo(): Promise<void>;
  /** Back to the camera. */
  next(): void;
};

export type ScanFlowParts = {
  readonly till: Pick<Till, "lookUp" | "redeem" | "undo">;
  readonly status: () => TillStatus | null;
  /** Sound and vibration. */
  readonly announce: (verdict: Verdict) => void;
  /** A redemption found nobody signed in. */
  readonly onSignedOut: () => void;
  /** A scanner's code was understood although its keys did not type it. */
  readonly onOtherKeys: (understood: Exclude<Understood, "as-typed">) => void;
  /** Calls back after so long. */
  readonly after: (ms: number, act: () => void) => void;
};

/** How long the camera looks for a coupon beside a code that is none: bars take a few frames more than a QR code. */
const LOOK_AROUND_MS = 700;

/** More than that do not lie before a camera. */
const TAKEN_KEPT = 8;

/** The reason that goes with an undo from the till's own screens. */
export const UNDO_REASON = "Undone at the till";

export function createScanFlow({ till, status, announce, onSignedOut, onOtherKeys, after }: ScanFlowParts): ScanFlow {
  const store = createStore<ScanState>()(() => ({ phase: "idle" }));
  let taken: readonly TakenCode[] = [];

  function show(state: ScanState): void {
    store.setState(state, true);
    const verdict = verdictOf(state);
    if (verdict !== null) announce(verdict);
  }

  async function see(sights: readonly Sight[], isLasting: boolean): Promise<void> {
    const before = store.getState();
    const [first] = sights;
    if (first === undefined || !isScanning(before)) return;
    const answers = await answersTo(sights.map(({ scan }) => scan));
    if (answers === null) return;
    const earlier = before.phase === "looking-around" ? [before.seen] : [];
    showMeant([...earlier, ...sights.map((sight, place) => ({ ...sight, answer: answers[place]! }))], isLasting);
  }

  async function scanReadings(readings: readonly KeyedReading[]): Promise<void> {
    const answers = await answersTo(readings.map(({ scan }) => scan));
    if (answers === null) return;
    const meant = meantByKeys(readings, answers);
    if (meant.understood !== "as-typed") onOtherKeys(meant.understood);
    switch (meant.kind) {
      case "this":
        return showLookUp(meant.seen.answer, meant.seen.scan);
      case "choose":
        return show({ phase: "choosing", of: "several-codes", candidates: meant.candidates });
      case "nothing":
        return show({ phase: "idle" });
    }
  }

  /** Null where a newer scan, or "Next", has taken the screen meanwhile. */
  async function answersTo(scans: readonly Scan[]): Promise<readonly LookUp[] | null> {
    if (store.getState().phase === "redeeming") return null;
    const asked: ScanState = { phase: "looking-up", scan: scans[0]! };
    show(asked);
    const answers = await Promise.all(scans.map((scan) => till.lookUp(scan))).catch((bug: unknown) => {
      if (store.getState() === asked) show({ phase: "not-looked-up" });
      throw bug;
    });
    return store.getState() === asked ? answers : null;
  }

  function showMeant(codes: readonly SeenCode[], isLasting: boolean): void {
    const meant = meantBy(codes, taken);
    if (meant.kind !== "perhaps-another") taken = [...taken, ...takenOf(codes)].slice(-TAKEN_KEPT);
    switch (meant.kind) {
      case "this":
        return showLookUp(meant.seen.answer, meant.seen.scan);
      case "choose":
        return show({ phase: "choosing", of: "several-codes", candidates: meant.candidates });
      case "perhaps-another":
        return isLasting ? showLookUp(meant.seen.answer, meant.seen.scan) : lookAround(meant.seen);
      case "nothing":
        return show({ phase: "idle" });
    }
  }

  function lookAround(seen: SeenCode): void {
    const around: ScanState = { phase: "looking-around", seen };
    show(around);
    after(LOOK_AROUND_MS, () => {
      if (store.getState() === around) showLookUp(seen.answer, seen.scan);
    });
  }

  function showLookUp(answer: LookUp, scan: Scan): void {
    switch (answer.kind) {
      case "decided":
        return showFound(answer);
      case "choose":
        return show({ phase: "choosing", of: "one-code", candidates: answer.candidates });
      case "not-a-code":
        return show({ phase: "not-a-code", scan });
      case "not-ready":
        return show({ phase: "not-ready" });
    }
  }

  function showFound(found: Found): void {
    const { decision, coupon } = found;
    switch (decision.kind) {
      case "refuse":
        return show({ phase: "refused", found, refusals: decision.refusals, by: "till", details: null });
      case "scan-the-code":
        return show({ phase: "scan-the-code", coupon });
      case "redeem":
        return decision.marks.length === 0 && redeemsAtOnce(coupon) ? void redeemNow(found, {}) : show({ phase: "found", found });
    }
  }

  function redeemsAtOnce(coupon: CouponTerms | null): boolean {
    return status()?.settings?.instantRedeem === true && coupon?.receiptWanted === false;
  }

  async function redeemNow(found: Found, details: RedeemDetails): Promise<void> {
    show({ phase: "redeeming", found });
    const answer = await till.redeem(found, details).catch((bug: unknown) => {
      // Whether it was stored is not known here; the next scan of the code will tell.
      show({ phase: "not-stored" });
      throw bug;
    });
    switch (answer.kind) {
      case "redeemed":
        return show({ phase: "redeemed", coupon: found.coupon, redeemed: answer, undo: "offered" });
      case "refused":
        return show({ phase: "refused", found, refusals: answer.refusals, by: answer.by, details });
      case "server-refused":
      case "not-stored":
      case "override-refused":
        return show({ phase: answer.kind });
      case "revoked":
        // The page of a revoked till takes the whole screen.
        return show({ phase: "idle" });
      case "signed-out":
        show({ phase: "idle" });
        return onSignedOut();
    }
  }

  return {
    store,
    scan: (scan) => scanReadings([{ scan, understood: "as-typed" }]),
    scanReadings,
    see: (sights) => see(sights, false),
    scanPicture: (scans) => see(scans.map((scan) => ({ scan, beside: [] })), true),
    choose: showFound,
    async redeem(details) {
      const state = store.getState();
      if (state.phase === "found") await redeemNow(state.found, details);
    },
    async redeemAnyway(approval, note, details) {
      const state = store.getState();
      if (state.phase !== "refused") return;
      const serverRefusals = state.by === "server" ? state.refusals : [];
      await redeemNow(state.found, { ...details, override: { approval, note, serverRefusals } });
    },
    async tryAgain(details) {
      const state = store.getState();
      if (state.phase === "refused" && mayTryAgain(state)) await redeemNow(state.found, state.details ?? details);
    },
    async undo() {
      const state = store.getState();
      if (state.phase !== "redeemed" || state.undo === "asked") return;
      const asked: ScanState = { ...state, undo: "asked" };
      store.setState(asked, true);
      const answer = await till.undo(state.redeemed.redemptionKey, UNDO_REASON).catch((bug: unknown) => {
        if (store.getState() === asked) store.setState({ ...state, undo: "not-stored" }, true);
        throw bug;
      });
      if (store.getState() !== asked) return;
      if (answer.kind === "undone") show({ phase: "undone", coupon: state.coupon });
      else store.setState({ ...state, undo: answer.kind }, true);
    },
    next() {
      if (store.getState().phase !== "redeeming") show({ phase: "idle" });
    },
  };
}
