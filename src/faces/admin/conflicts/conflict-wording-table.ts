import type { Mark } from "../../../domain/sync/event";
import type { ManagersResolution, Resolution } from "../../../domain/sync/resolve-conflict";

/** What a manager can make of a conflict: what the button says, what it does, and to whom. */
export const RESOLUTION_WORDS: Readonly<Record<ManagersResolution, { readonly do: string; readonly busy: string; readonly double: string; readonly other: string; readonly later: string }>> = {
  loss: {
    do: "Accept the loss",
    busy: "Accepting…",
    double: "Both customers keep what they got, and the shop bears the second one. If the other redemption is undone later, this one gets the code.",
    other: "The customer keeps what they got, and the shop bears it. No code and no use is taken for it.",
    later: "You can still change it to fraud.",
  },
  fraud: {
    do: "Mark as fraud",
    busy: "Marking…",
    double: "It stays on record as fraud, and never gets the code, even if the other redemption is undone. Nobody is told but the till.",
    other: "It stays on record as fraud. Nobody is told but the till.",
    later: "You can still change it to a loss.",
  },
  reversed: {
    do: "Undo it",
    busy: "Undoing…",
    double: "It counts as never redeemed: for what was taken back, or never handed out. The other redemption stays as it is.",
    other: "It counts as never redeemed: for what was taken back, or never handed out.",
    later: "This is final: nothing about it can be changed afterwards.",
  },
};

/** How a conflict ended. */
export const ENDED_WORDS: Readonly<Record<Resolution, { readonly name: string; readonly tone: "go" | "stop" | "none" }>> = {
  loss: { name: "Accepted as a loss", tone: "none" },
  fraud: { name: "Marked as fraud", tone: "stop" },
  reversed: { name: "Undone", tone: "none" },
  promoted: { name: "Holds the code now", tone: "go" },
};

/** What was doubtful when it was decided. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  "claim-not-in-snapshot": "The till knew the customer’s QR by its signature alone",
  "period-uncertain": "The till’s clock was in doubt",
  overridden: "A supervisor redeemed it anyway",
  "decided-after-ask-timed-out": "The server’s answer came too late",
  "late-device": "Sent by a till after it was taken out of use",
  "decided-before-revocation": "Decided before the coupon was revoked",
  "rule-broken-at-till": "The till broke a rule that it knew",
};
