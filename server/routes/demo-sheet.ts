import { couponStatus } from "../../src/domain/coupon/coupon-status";
import { fail, ok } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { Handler } from "./handler";

export function demoSheet({ store, nowMs }: Deps): Handler<"demoSheet"> {
  return async () => {
    const demo = (await store.workspaces()).find((workspace) => workspace.demo);
    if (demo === undefined) return fail({ problem: "not-found", message: "This server has no demo shop." });
    const now = nowMs();
    const coupons = (await store.coupons(demo.number)).map(({ coupon, codes }) => ({
      couponId: coupon.couponId,
      title: coupon.title,
      description: coupon.page.description,
      colour: coupon.page.colour,
      codeType: coupon.codeType,
      status: couponStatus(coupon, now),
      startMs: coupon.period.startMs,
      endMs: coupon.period.endMs,
      termsText: coupon.termsText,
      promoUrl: coupon.promo?.url ?? null,
      codes,
    }));
    return ok({ workspace: demo.name, timeZone: demo.zone, nowMs: now, coupons });
  };
}
