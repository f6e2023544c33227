import type { StoreApi } from "zustand/vanilla";
import type { Found, RedeemDetails, SupervisorApproval, Till } from "../../../client/till/till";
import { mayTryAgain, type ScanState } from "./scan-state";

/** The reason that goes with an undo from the till's own screens. */
export const UNDO_REASON = "Undone at the till";

type Receipt = { readonly receipt?: string };

type RedeemingParts = {
  readonly till: Pick<Till, "redeem" | "undo">;
  /** A redemption found nobody signed in. */
  readonly onSignedOut: () => void;
  readonly store: StoreApi<ScanState>;
  /** Gives a state the screen, with its sound. */
  readonly show: (state: ScanState) => void;
};

export type Redeeming = {
  /** Redeems what was found, whatever is on screen. */
  redeemNow(found: Found, details: RedeemDetails): Promise<void>;
  /** Does nothing unless a redeemable code is on screen, so a second press redeems nothing more. */
  redeem(details: Receipt): Promise<void>;
  redeemAnyway(approval: SupervisorApproval, note: string, details: Receipt): Promise<void>;
  /** Asks the server once more, where it was only the network that was missing. `details`: where nobody had typed any yet. */
  tryAgain(details: Receipt): Promise<void>;
  undo(): Promise<void>;
};

/** What can be done with a code once it was found: redeemed, also against a refusal, and undone. */
export function createRedeeming({ till, store, show, onSignedOut }: RedeemingParts): Redeeming {
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
    redeemNow,
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
  };
}
