import { automationAnswer } from "../wording/default-wordings";
import type { Coupon } from "./coupon";
import { CLAIM_WORDING, type ClaimRefusal } from "./decide-claim";

/**
 * What an automation says to a contact who gets no code (R51, R53); null: nothing fits, the merchant has to act.
 * @param dateText an instant in the zone and language of the reader
 */
export function wordClaimRefusal(reason: ClaimRefusal, coupon: Coupon, dateText: (ms: number) => string): string | null {
  const { automationWordings, period, title, claimLimit } = coupon;
  const name = CLAIM_WORDING[reason];
  const text = (ms: number | null) => (ms === null ? "" : dateText(ms));
  switch (name) {
    case null:
      return null;
    case "expired":
      return automationAnswer(name, automationWordings, { coupon: title, end: text(period.endMs) });
    case "notYetValid":
      return automationAnswer(name, automationWordings, { coupon: title, start: text(period.startMs) });
    case "claimLimitReached":
      return automationAnswer(name, automationWordings, { coupon: title, limit: String(claimLimit) });
    case "allDistributed":
      return automationAnswer(name, automationWordings, { coupon: title });
  }
}
