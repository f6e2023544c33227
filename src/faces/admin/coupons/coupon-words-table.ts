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

export const SOURCE_WORDS: Record<CouponInList["source"], string> = { fixed: "one code", list: "list of codes" };
