/** What a cashier did and what the screen said of it. */
export type Screen = {
  readonly till: string;
  /** The till's so-manieth installation: revoking a till and enrolling it again makes a new one. */
  readonly installation: number;
  readonly tab: string;
  /** `couponId/code`. */
  readonly target: string;
  readonly isOneUse: boolean;
  readonly isOverride: boolean;
  /** Keys that were stored for this press of the button, by whatever way it went. */
  readonly keys: Set<string>;
  /** Keys of the reversals that were stored for it. */
  readonly undoKeys: Set<string>;
  /** `unanswered`: nothing yet, or the tab died first. */
  said: "unanswered" | "redeemed" | "not-redeemed";
  saidAtStep: number;
  key: string | null;
  /** The cashier has undone it, and the screen has said so. */
  undone: boolean;
};

export function newScreen(made: Pick<Screen, "till" | "installation" | "tab" | "target" | "isOneUse" | "isOverride">): Screen {
  return { ...made, keys: new Set(), undoKeys: new Set(), said: "unanswered", saidAtStep: 0, key: null, undone: false };
}

/** Redemptions that the customer was told of. */
export function redeemedOn(screens: readonly Screen[]): readonly (Screen & { readonly key: string })[] {
  return screens.filter((screen): screen is Screen & { key: string } => screen.said === "redeemed" && screen.key !== null);
}
