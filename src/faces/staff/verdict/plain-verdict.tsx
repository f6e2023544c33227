import { ActionButton } from "../../../ui/action-button";
import { VerdictScreen } from "../../../ui/verdict-screen";
import type { Verdict } from "../../../ui/verdict-shape";
import { once } from "./once";

/** The verdicts that no coupon's rule has given. */
export const PLAIN_VERDICTS = {
  "not-a-code": {
    verdict: "wait",
    headline: "No code",
    sentence: "What was read can’t be the code of a coupon. Scan it again, or type it.",
    action: "Scan again",
  },
  "not-ready": {
    verdict: "wait",
    headline: "Not ready",
    sentence: "This till has no list of codes yet. Connect it to the network, then scan again.",
    action: "Scan again",
  },
  "not-looked-up": {
    verdict: "wait",
    headline: "Not looked up",
    sentence: "This till could not read its list. Scan again; if that does not help, open this page again.",
    action: "Scan again",
  },
  "not-stored": {
    verdict: "stop",
    headline: "Not redeemed",
    sentence: "Not redeemed, scan again: this device could not store it.",
    action: "Scan again",
  },
  "server-refused": {
    verdict: "stop",
    headline: "Not redeemed",
    sentence: "The server knows this store or this cashier otherwise. It is on today’s list; show it to a manager.",
    action: "Next customer",
  },
  "override-refused": {
    verdict: "stop",
    headline: "Not redeemed",
    sentence: "A supervisor can’t redeem this one here. Scan it again to see why.",
    action: "Scan again",
  },
  "scan-the-code": {
    verdict: "wait",
    headline: "Scan the code",
    sentence: "This QR only opens the coupon. Scan the code on the page that it opens.",
    action: "Scan again",
    tellCustomer: "Please open this link and show me the code on that page.",
  },
  undone: {
    verdict: "wait",
    headline: "Undone",
    sentence: "This is not redeemed any more. The server hears of it at once, or as soon as there is a network.",
    action: "Next customer",
  },
} as const satisfies Record<string, PlainWords>;

type PlainWords = {
  readonly verdict: Verdict;
  readonly headline: string;
  readonly sentence: string;
  readonly action: string;
  readonly tellCustomer?: string;
};

interface PlainVerdictProps extends PlainWords {
  readonly title?: string | undefined;
  readonly mirrored: boolean;
  readonly onNext: () => void;
}

/** A verdict with nothing to do but to go on. */
export function PlainVerdict({ action, onNext, ...words }: PlainVerdictProps) {
  return (
    <VerdictScreen
      {...words}
      primary={
        <ActionButton kind="primary" size="thumb" autoFocus onClick={once(onNext)}>
          {action}
        </ActionButton>
      }
    />
  );
}
