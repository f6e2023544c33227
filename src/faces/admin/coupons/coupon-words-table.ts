import type { CouponInList } from "../../../contract/messages/coupons-at-desk";

type Words = { readonly tone: "go" | "wait" | "stop" | "none"; readonly word: string };

export const STATUS_WORDS: Record<CouponInList["status"], Words> = {
  scheduled: { tone: "wait", word: "Scheduled" },
  active: { tone: "go", word: "Active" },
  expired: { tone: "none", word: "Expired" },
  revoked: { tone: "stop", word: "Revoked" },
};

export const CLAIMING_WORDS: Record<CouponInList["claiming"], Words> = {
  available: { tone: "go", word: "Can be claimed" },
  "all-distributed": { tone: "wait", word: "All distributed" },
  closed: { tone: "none", word: "Closed" },
};

/** How claiming stands, as true of this coupon: of a list that is still empty nothing was handed out, and who may claim differs. */
export function claimingWords({ status, claiming, of, selfClaim, isList }: Pick<CouponInList, "status" | "claiming" | "of" | "selfClaim"> & { readonly isList: boolean }): Words {
  if (isList && of === 0 && (claiming === "all-distributed" || status === "scheduled")) return { tone: "wait", word: "No codes yet" };
  if (claiming === "available" && selfClaim === "off") return { tone: "none", word: "Can be claimed by automations" };
  return CLAIMING_WORDS[claiming];
}

export const SOURCE_WORDS: Record<CouponInList["source"], string> = { fixed: "one code", list: "list of codes" };
