import type { FIGURES_ROUTES } from "../../src/contract/figures-routes-table";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import { codesFile, couponRedemptionsFile, couponsFile, redemptionsFile } from "./files";
import type { Handlers } from "./handler";
import { NO_SUCH_COUPON } from "./no-such-coupon";

/** How the shop is doing, what became of what, and all of it as files. */
export function figuresHandlers(deps: Deps): Pick<Handlers, keyof typeof FIGURES_ROUTES> {
  const { store, nowMs } = deps;
  return {
    today: async ({ by }) => ok(await store.today(by.workspace, nowMs())),
    figures: async ({ by, parameters: { couponId }, query }) => {
      const figures = await store.figures(by.workspace, couponId, query);
      return figures === null ? fail(NO_SUCH_COUPON) : ok(figures);
    },
    codeHistory: async ({ by, parameters: { couponId }, body: { shown } }) => {
      const history = await store.codeHistory(by.workspace, couponId, shown);
      return history === null ? fail({ problem: "not-found", message: "This coupon has no such code." }) : ok(history);
    },
    couponRedemptions: async ({ by, parameters: { couponId }, query }) => {
      const page = await store.couponRedemptions(by.workspace, couponId, query);
      return page === null ? fail(NO_SUCH_COUPON) : ok(page);
    },
    reverseRedemption: async ({ by, parameters: { redemptionKey }, body, browser }) => {
      const reversed = await store.reverseRedemption(by.workspace, { redemptionKey, ...body }, deedOf(deps, by, browser));
      return reversed.ok ? reversed : fail(NOT_REVERSED[reversed.problem]);
    },
    couponsFile: couponsFile(deps),
    codesFile: codesFile(deps),
    couponRedemptionsFile: couponRedemptionsFile(deps),
    redemptionsFile: redemptionsFile(deps),
  };
}

const NOT_REVERSED: Record<"not-found" | "key-reuse", ProblemMessage> = {
  "not-found": { problem: "not-found", message: "There is no such redemption here." },
  "key-reuse": { problem: "final", message: "This key was used for something else. Nothing was changed." },
};
