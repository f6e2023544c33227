import { createStore, type StoreApi } from "zustand/vanilla";
import type { Found, LookUp, RedeemDetails, SupervisorApproval, Till, TillStatus } from "../../../client/till/till";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import type { Scan } from "../../../domain/code/readings-of";
import type { Verdict } from "../../../ui/verdict-shape";
import { mayTryAgain, type ScanState, verdictOf } from "./scan-state";

type Receipt = { readonly receipt?: string };

export type ScanFlow = {
  readonly store: StoreApi<ScanState>;
  /** Looks a code up; one that comes while a redemption is being stored is left alone. */
  scan(scan: Scan): Promise<void>;
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
};

/** The reason that goes with an undo from the till's own screens. */
export const UNDO_REASON = "Undone at the till";

export function createScanFlow({ till, status, announce, onSignedOut }: ScanFlowParts): ScanFlow {
  const store = createStore<ScanState>()(() => ({ phase: "idle" }));

  function show(state: ScanState): void {
    store.setState(state, true);
    const verdict = verdictOf(state);
    if (verdict !== null) announce(verdict);
  }

  async function lookUp(scan: Scan): Promise<void> {
    if (store.getState().phase === "redeeming") return;
    const asked: ScanState = { phase: "looking-up", scan };
    show(asked);
    const answer = await till.lookUp(scan).catch((bug: unknown) => {
      if (store.getState() === asked) show({ phase: "not-looked-up" });
      throw bug;
    });
    // A newer scan, or "Next", has taken the screen meanwhile.
    if (store.getState() !== asked) return;
    showLookUp(answer, scan);
  }

  function showLookUp(answer: LookUp, scan: Scan): void {
    switch (answer.kind) {
      case "decided":
        return showFound(answer);
      case "choose":
        return show({ phase: "choosing", candidates: answer.candidates });
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
    scan: lookUp,
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
