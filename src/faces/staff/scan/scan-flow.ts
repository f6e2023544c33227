import { createStore, type StoreApi } from "zustand/vanilla";
import type { Found, LookUp, Till, TillStatus } from "../../../client/till/till";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import type { Scan } from "../../../domain/code/readings-of";
import type { Verdict } from "../../../ui/verdict-shape";
import { meantBy, type SeenCode, type Sight, type TakenCode, takenOf } from "./codes-in-view";
import { type KeyedReading, meantByKeys, type Understood } from "./keyed-readings";
import { createRedeeming, type Redeeming } from "./redeeming";
import { isScanning, type ScanState, verdictOf } from "./scan-state";

export type ScanFlow = Omit<Redeeming, "redeemNow"> & {
  readonly store: StoreApi<ScanState>;
  /** Looks a code up; one that comes while a redemption is being stored is left alone. */
  scan(scan: Scan): Promise<void>;
  /** Looks up what the camera has seen together (R55). Codes that none knows are shown only if no other turns up soon. */
  see(codes: readonly Sight[]): Promise<void>;
  /** Looks up what keys may have meant, a person's or a scanner's (R56). */
  scanReadings(readings: readonly KeyedReading[]): Promise<void>;
  /**
   * Looks up all the codes of a picture that does not change.
   * @param lookFurther looks for others in it, which takes a while: asked where none of these says yes or no (R55)
   */
  scanPicture(scans: readonly Scan[], lookFurther: () => Promise<readonly Scan[]>): Promise<void>;
  choose(found: Found): void;
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

export function createScanFlow({ till, status, announce, onSignedOut, onOtherKeys, after }: ScanFlowParts): ScanFlow {
  const store = createStore<ScanState>()(() => ({ phase: "idle" }));
  let taken: readonly TakenCode[] = [];

  function show(state: ScanState): void {
    store.setState(state, true);
    const verdict = verdictOf(state);
    if (verdict !== null) announce(verdict);
  }

  const redeeming = createRedeeming({ till, store, show, onSignedOut });

  async function see(sights: readonly Sight[]): Promise<void> {
    const before = store.getState();
    if (!isScanning(before)) return;
    const codes = await lookUpAll(sights);
    if (codes === null) return;
    const earlier = before.phase === "looking-around" ? [before.seen] : [];
    showMeant([...earlier, ...codes], lookAround);
  }

  async function scanPicture(scans: readonly Scan[], lookFurther: () => Promise<readonly Scan[]>): Promise<void> {
    if (!isScanning(store.getState())) return;
    const codes = await lookUpAll(scans.map(alone));
    if (codes === null) return;
    const asked = store.getState();
    const others = meantBy(codes, taken).kind === "perhaps-another" ? await lookFurther() : [];
    if (store.getState() !== asked) return;
    const further = await lookUpAll(others.map(alone));
    if (further !== null) showMeant([...codes, ...further], ({ answer, scan }) => showLookUp(answer, scan));
  }

  /** Null where they have not got the screen, or lost it. */
  async function lookUpAll(sights: readonly Sight[]): Promise<readonly SeenCode[] | null> {
    if (sights.length === 0) return [];
    const answers = await answersTo(sights.map(({ scan }) => scan));
    return answers && sights.map((sight, place) => ({ ...sight, answer: answers[place]! }));
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

  /** `showOpen`: what is done with a code that another may yet turn up beside. */
  function showMeant(codes: readonly SeenCode[], showOpen: (seen: SeenCode) => void): void {
    const meant = meantBy(codes, taken);
    if (meant.kind !== "perhaps-another") taken = [...taken, ...takenOf(codes)].slice(-TAKEN_KEPT);
    switch (meant.kind) {
      case "this":
        return showLookUp(meant.seen.answer, meant.seen.scan);
      case "choose":
        return show({ phase: "choosing", of: "several-codes", candidates: meant.candidates });
      case "perhaps-another":
        return showOpen(meant.seen);
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
        return decision.marks.length === 0 && redeemsAtOnce(coupon) ? void redeeming.redeemNow(found, {}) : show({ phase: "found", found });
    }
  }

  function redeemsAtOnce(coupon: CouponTerms | null): boolean {
    return status()?.settings?.instantRedeem === true && coupon?.receiptWanted === false;
  }

  return {
    store,
    scan: (scan) => scanReadings([{ scan, understood: "as-typed" }]),
    scanReadings,
    see,
    scanPicture,
    choose: showFound,
    redeem: redeeming.redeem,
    redeemAnyway: redeeming.redeemAnyway,
    tryAgain: redeeming.tryAgain,
    undo: redeeming.undo,
    next() {
      if (store.getState().phase !== "redeeming") show({ phase: "idle" });
    },
  };
}

function alone(scan: Scan): Sight {
  return { scan, beside: [] };
}
