import type { CouponAtDesk } from "../../src/contract/messages/coupons-at-desk";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { CodeType } from "../../src/domain/code/code-type";
import type { CouponProblem } from "../../src/domain/coupon/coupon-draft";
import { explainFieldProblem } from "../../src/domain/coupon/explain-field-problem";
import { fail, ok, type Result } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import type { EditProblem } from "../store/coupon-desk/coupon-desk-store";
import type { Handler } from "./handler";
import { NO_SUCH_COUPON } from "./no-such-coupon";

export function coupons({ store, nowMs }: Deps): Handler<"coupons"> {
  return async ({ by, query }) => ok(await store.couponsAtDesk(by.workspace, query, nowMs()));
}

export function coupon(deps: Deps): Handler<"coupon"> {
  return ({ by, parameters: { couponId } }) => couponNow(deps, by.workspace, couponId);
}

export function codes({ store }: Deps): Handler<"codes"> {
  return async ({ by, parameters: { couponId }, query }) => {
    const page = await store.codesAtDesk(by.workspace, couponId, query);
    return page === null ? fail(NO_SUCH_COUPON) : ok(page);
  };
}

export function createCoupon(deps: Deps): Handler<"createCoupon"> {
  return async ({ by, body: { coupon: draft, code }, browser }) => {
    const made = await deps.store.createCoupon(by.workspace, draft, code, deedOf(deps, by, browser));
    if (!made.ok) return fail(await fieldsProblem(deps, by.workspace, draft.codeType, made.problem));
    return await couponNow(deps, by.workspace, draft.couponId);
  };
}

export function editCoupon(deps: Deps): Handler<"editCoupon"> {
  return async ({ by, parameters: { couponId }, body: { coupon: draft, basedOn }, browser }) => {
    const saved = await deps.store.editCoupon(by.workspace, couponId, { draft, basedOn }, deedOf(deps, by, browser));
    if (!saved.ok) return fail(await editProblem(deps, by.workspace, couponId, draft.codeType, saved.problem));
    return await couponNow(deps, by.workspace, couponId);
  };
}

export function revokeCoupon(deps: Deps): Handler<"revokeCoupon"> {
  return async ({ by, parameters: { couponId }, browser }) => {
    await deps.store.revokeCoupon(by.workspace, couponId, deedOf(deps, by, browser));
    return await couponNow(deps, by.workspace, couponId);
  };
}

async function couponNow({ store, nowMs }: Deps, workspace: number, couponId: string): Promise<Result<CouponAtDesk, ProblemMessage>> {
  const found = await store.couponAtDesk(workspace, couponId, nowMs());
  return found === null ? fail(NO_SUCH_COUPON) : ok(found);
}

async function editProblem(deps: Deps, workspace: number, couponId: string, codeType: CodeType, problem: EditProblem): Promise<ProblemMessage> {
  switch (problem.kind) {
    case "not-found":
      return NO_SUCH_COUPON;
    case "fields":
      return await fieldsProblem(deps, workspace, codeType, problem.problems);
    case "changed": {
      const now = await couponNow(deps, workspace, couponId);
      if (!now.ok) return now.problem;
      const { fields, by, atMs } = problem;
      const message = `${by === "" ? "Somebody" : by} has changed this coupon meanwhile. Nothing was saved; look at both, then save again.`;
      return { problem: "changed-meanwhile", message, detail: { kind: "changed", now: now.value, fields: [...fields], by, atMs } };
    }
  }
}

/** The plan and the end of all editing are no field's: they are said before the others. */
async function fieldsProblem({ store }: Deps, workspace: number, codeType: CodeType, problems: readonly CouponProblem[]): Promise<ProblemMessage> {
  const zone = (await store.workspaces()).find(({ number }) => number === workspace)?.zone ?? "UTC";
  const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const fields = problems.map(({ field, problem }) => ({ field, message: explainFieldProblem(problem, codeType, (atMs) => dates.format(atMs)) }));
  const whole = problems.find(({ problem }) => problem.kind === "plan" || problem.kind === "revoked" || problem.kind === "no-more-coupons");
  if (whole === undefined) return { problem: "fields", message: `${fields.length === 1 ? "One field needs" : "Some fields need"} another look. Nothing was saved.`, detail: { kind: "fields", fields } };
  const message = explainFieldProblem(whole.problem, codeType, (atMs) => dates.format(atMs));
  return { problem: whole.problem.kind === "plan" ? "plan" : "final", message };
}
