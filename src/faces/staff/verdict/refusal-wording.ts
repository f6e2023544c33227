import type { Directory } from "../../../client/till/till";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import type { Redeemed, Refusal, RefusalReason } from "../../../domain/redemption/refusal";
import { sayWhen, sayWhenInFull, type Viewpoint } from "../../../ui/formats/say-when";
import type { Verdict } from "../../../ui/verdict-shape";
import { sayWhereToRedeem } from "./method-wording";
import { nameOf, sayStores } from "./names";

/** How each refusal looks and what it is called, in about two words. */
export const REFUSAL_LOOKS: Readonly<Record<RefusalReason, { verdict: Verdict; headline: string }>> = {
  unknown: { verdict: "stop", headline: "Not known" },
  revoked: { verdict: "stop", headline: "Withdrawn" },
  "wrong-store": { verdict: "stop", headline: "Other store" },
  "wrong-method": { verdict: "stop", headline: "Not here" },
  "not-yet-valid": { verdict: "wait", headline: "Not yet" },
  "already-redeemed": { verdict: "stop", headline: "Already redeemed" },
  expired: { verdict: "stop", headline: "Expired" },
  "needs-claim": { verdict: "wait", headline: "Scan their QR" },
  "not-claimed": { verdict: "stop", headline: "Not given out" },
  "used-up": { verdict: "stop", headline: "Used up" },
  "online-only": { verdict: "wait", headline: "Needs network" },
  "needs-lease": { verdict: "wait", headline: "Needs network" },
  "outbox-full": { verdict: "wait", headline: "Connect first" },
  "snapshot-too-old": { verdict: "wait", headline: "List too old" },
};

export type RefusalWords = {
  /** One sentence for the cashier. */
  readonly sentence: string;
  /** One sentence to read out to the customer. */
  readonly tellCustomer: string;
};

/** What the words depend on besides the refusal. `from` is the store's clock and zone (R26). */
export type RefusalSetting = {
  readonly coupon: CouponTerms | null;
  readonly directory: Directory;
  readonly from: Viewpoint;
  /** When this till's list was last brought up to date. */
  readonly listAsOfMs: number | null;
};

/** What a refusal says, from the cashier's side. */
export function wordRefusal(refusal: Refusal, setting: RefusalSetting): RefusalWords {
  const { from, directory } = setting;
  switch (refusal.reason) {
    case "unknown":
      return {
        sentence: `No coupon on this till’s list${sayListAge(setting)} has this code.`,
        tellCustomer: "I can’t find this code. Could you show me the message that it came in?",
      };
    case "revoked":
      return {
        sentence: "This coupon was withdrawn. It can’t be redeemed any more.",
        tellCustomer: "This coupon has been withdrawn, so we can’t take it any more.",
      };
    case "wrong-store":
      return {
        sentence: `This coupon is for ${sayStores(directory, refusal.storeIds)}, not for this store.`,
        tellCustomer: `You can use this coupon at ${sayStores(directory, refusal.storeIds)}.`,
      };
    case "wrong-method":
      return sayWhereToRedeem(setting.coupon);
    case "not-yet-valid":
      return {
        sentence: `Valid from ${sayWhenInFull(refusal.startMs, from)} on.${sayHowSoon(refusal.startMs, from)}`,
        tellCustomer: `You can use this coupon from ${sayWhenInFull(refusal.startMs, from)} on.`,
      };
    case "already-redeemed":
      return wordRedeemed(refusal.redeemed, setting);
    case "expired":
      return {
        sentence: `It was valid until ${sayEnd(refusal.endMs, from)}.`,
        tellCustomer: `This coupon was valid until ${sayEnd(refusal.endMs, from)}.`,
      };
    case "needs-claim":
      return {
        sentence: "Everyone has this code. Scan the QR on the customer’s own coupon page instead.",
        tellCustomer: "Please open the coupon from your message and show me the QR on that page.",
      };
    case "not-claimed":
      return {
        sentence: "This code has not been given to a customer yet.",
        tellCustomer: "This coupon has to be claimed first. Where did you get the code?",
      };
    case "used-up":
      return wordUsedUp(refusal.leased);
    case "online-only":
      return {
        sentence: "Only the server can decide this coupon, and this till can’t ask it now. Try again once it is online.",
        tellCustomer: "We need the network for this coupon. Please try again later.",
      };
    case "needs-lease":
      return {
        sentence: "This till holds no uses of this coupon to give away on its own. Try again once it is online.",
        tellCustomer: "We need the network for this coupon. Please try again later.",
      };
    case "outbox-full":
      return {
        sentence: `${refusal.unsent} redemptions wait for the network, the most this till may keep. Connect it, then scan again.`,
        tellCustomer: "Our till has to connect first. One moment, please.",
      };
    case "snapshot-too-old":
      return {
        sentence: `${sayLastUpdate(refusal.lastPullMs, from)} Connect it, then scan again.`,
        tellCustomer: "Our till has to connect first. One moment, please.",
      };
  }
}

/** The last minute in which something that ends at an instant, exclusive (R26), can still be used. */
export function sayEnd(endMs: number, from: Omit<Viewpoint, "nowMs">): string {
  return sayWhenInFull(endMs - 1, from);
}

/** Nothing where the date says it all. */
function sayHowSoon(startMs: number, from: Viewpoint): string {
  const near = sayWhen(startMs, from);
  return sayWhenInFull(startMs, from).startsWith(near) ? "" : ` That is ${near}.`;
}

/** [R33] As far as this till knows. */
function wordRedeemed({ when, unconfirmed, ...by }: Redeemed, { directory, from }: RefusalSetting): RefusalWords {
  const time = sayWhen(when.ms, from);
  if (when.kind === "before") {
    return {
      sentence: `Redeemed before ${time}; details need the network.`,
      tellCustomer: `This coupon was already redeemed, before ${time}.`,
    };
  }
  const store = nameOf(directory.stores, by.storeId);
  const device = nameOf(directory.devices, by.deviceId);
  const staff = nameOf(directory.staff, by.staffId);
  const where = store === null ? "" : ` at ${store}`;
  const details = [device === null ? "" : `, on ${device}`, staff === null ? "" : `, by ${staff}`].join("");
  const doubt = unconfirmed ? ` Not confirmed by ${device ?? "that till"}; a supervisor can redeem.` : "";
  return {
    sentence: `Redeemed ${time}${where}${details}.${doubt}`,
    tellCustomer: `This coupon was redeemed${where} ${time}.`,
  };
}

function wordUsedUp(leased: number): RefusalWords {
  if (leased === 0) {
    return {
      sentence: "All uses of this coupon are spent.",
      tellCustomer: "This coupon has been used as often as it can be, so we can’t take it any more.",
    };
  }
  return {
    sentence: `The last ${leased === 1 ? "use is" : `${leased} uses are`} set aside for other tills.`,
    tellCustomer: "There may be none of this coupon left. Please try again later.",
  };
}

function sayListAge({ listAsOfMs, from }: RefusalSetting): string {
  return listAsOfMs === null ? "" : ` (as of ${sayWhen(listAsOfMs, from)})`;
}

function sayLastUpdate(lastPullMs: number | null, from: Viewpoint): string {
  return lastPullMs === null
    ? "This till has never fetched its list."
    : `This till last updated its list ${sayWhen(lastPullMs, from)}.`;
}
