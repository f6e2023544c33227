import type { CouponStatus } from "../../domain/coupon/coupon-status";
import { periodWords } from "../formats/reader-locale";
import { sayWhen, sayWhenDated, type Viewpoint } from "../formats/say-when";
import type { Verdict } from "../verdict-shape";

interface Dated {
  readonly status: CouponStatus;
  readonly startMs: number | null;
  /** The first instant at which the coupon is no longer valid. */
  readonly endMs: number | null;
}

/** Where a coupon stands, as its holder is told: a sentence, with the shape that goes with it. */
export function sayStatus({ status, startMs, endMs }: Dated, from: Viewpoint): { verdict: Verdict; said: string } {
  // A coupon that ends at midnight is good until the evening before, and that is the day to name.
  const lastMs = endMs === null ? null : endMs - 1;
  const words = periodWords(from.locale);
  switch (status) {
    case "scheduled":
      return { verdict: "wait", said: startMs === null ? words.notYet : words.from.replace("{start}", sayWhenDated(startMs, from)) };
    case "active":
      return { verdict: "go", said: lastMs === null ? words.now : words.until.replace("{end}", sayWhenDated(lastMs, from)) };
    case "expired":
      return { verdict: "stop", said: words.ended.replace("{end}", sayWhen(lastMs ?? from.nowMs, from)) };
    case "revoked":
      return { verdict: "stop", said: "Withdrawn by the shop" };
  }
}
