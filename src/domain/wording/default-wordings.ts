import type { AutomationWordings, StatusWordings } from "../coupon/coupon";
import { fillPlaceholders } from "./fill-placeholders";

/** Every wording that a manager can edit: the placeholders it may hold and what it says until edited (R53). */
export const AUTOMATION_WORDINGS = {
  expired: {
    placeholders: ["coupon", "end"],
    standard: "Sorry, “{coupon}” is no longer available.",
  },
  notYetValid: {
    placeholders: ["coupon", "start"],
    standard: "“{coupon}” starts on {start}. Come back then.",
  },
  allDistributed: {
    placeholders: ["coupon"],
    standard: "Sorry, all of “{coupon}” have been given out.",
  },
  claimLimitReached: {
    placeholders: ["coupon", "limit"],
    standard: "You already have “{coupon}”. Open the link we sent you to use it.",
  },
} as const satisfies Record<keyof AutomationWordings, WordingKind>;

export const STATUS_WORDINGS = {
  redeemed: { placeholders: ["coupon", "redeemedAt", "store"], standard: "Redeemed. Thank you for your visit." },
  expired: { placeholders: ["coupon", "end"], standard: "This coupon has expired." },
} as const satisfies Record<keyof StatusWordings, WordingKind>;

type WordingKind = { readonly placeholders: readonly string[]; readonly standard: string };

export const defaultAutomationWordings: AutomationWordings = {
  expired: AUTOMATION_WORDINGS.expired.standard,
  notYetValid: AUTOMATION_WORDINGS.notYetValid.standard,
  allDistributed: AUTOMATION_WORDINGS.allDistributed.standard,
  claimLimitReached: AUTOMATION_WORDINGS.claimLimitReached.standard,
};

export const defaultStatusWordings: StatusWordings = {
  redeemed: STATUS_WORDINGS.redeemed.standard,
  expired: STATUS_WORDINGS.expired.standard,
};

type ValuesOf<Kind extends WordingKind> = Readonly<Record<Kind["placeholders"][number], string>>;

/** What an automation says when a claim fails; dates come in as text, in the zone and language of the reader. */
export function automationAnswer<Name extends keyof AutomationWordings>(
  name: Name,
  wordings: AutomationWordings,
  values: ValuesOf<(typeof AUTOMATION_WORDINGS)[Name]>,
): string {
  return fillPlaceholders(wordings[name], values);
}

/** What a coupon page says once the coupon is redeemed or expired; dates come in as text, as above. */
export function statusWording<Name extends keyof StatusWordings>(
  name: Name,
  wordings: StatusWordings,
  values: ValuesOf<(typeof STATUS_WORDINGS)[Name]>,
): string {
  return fillPlaceholders(wordings[name], values);
}
