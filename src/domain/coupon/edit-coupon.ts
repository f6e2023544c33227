import { fail, ok, type Result } from "../result";
import type { Coupon, Period, Usage } from "./coupon";
import { problemWhen, type CouponDraft, type CouponProblem, type FieldProblem } from "./coupon-draft";
import { couponStatus, isLive } from "./coupon-status";
import { spendsUnits } from "./offline-default";
import { planAllows, type Plan } from "./plan";
import { draftProblems, sharedCodeProblems, unknownImageProblems, unknownStoreProblems } from "./validate-coupon";

/** What has already become of a coupon that is to be edited. */
export type CouponFacts = {
  readonly plan: Plan;
  readonly hasCodes: boolean;
  readonly storeIds: ReadonlySet<string>;
  /** Paths of the shop's pictures that the edited one may name. */
  readonly images: ReadonlySet<string>;
  /** Claims handed out. */
  readonly claimed: number;
  readonly usage: Usage;
  /** Another live coupon that has one of the same codes of the same type; null: none. */
  readonly sharesCodeWith: string | null;
};

/**
 * A coupon after an edit, one version on, or everything that forbids the edit (R26, R34, R49). Saving it unchanged is an
 * edit too.
 */
export function editCoupon(
  current: Coupon,
  edited: CouponDraft,
  facts: CouponFacts,
  nowMs: number,
): Result<Coupon, readonly [CouponProblem, ...CouponProblem[]]> {
  if (current.revokedAtMs !== null) return fail([{ field: "coupon", problem: { kind: "revoked" } }]);
  const { couponId, ordinal, version, revokedAtMs } = current;
  const after: Coupon = { ...edited, couponId, ordinal, version: version + 1, revokedAtMs };
  const [first, ...others] = [
    ...problemWhen(!planAllows(facts.plan, "edit-coupon"), "coupon", { kind: "plan" }),
    ...draftProblems(edited),
    ...unknownStoreProblems(edited, facts.storeIds),
    ...unknownImageProblems(edited, facts.images),
    ...fixedFieldProblems(current, edited, facts),
    ...startProblems(current, edited.period, nowMs),
    ...endProblems(current.period, edited.period),
    ...amountProblems(edited, facts),
    // An expired coupon comes back to life by an edit, but not beside another owner of its codes (R18).
    ...(isLive(after, nowMs) ? sharedCodeProblems(facts.sharesCodeWith) : []),
  ];
  return first === undefined ? ok(after) : fail([first, ...others]);
}

/** The id and the source never change; how codes look and count is fixed once there is one. */
function fixedFieldProblems(current: Coupon, edited: CouponDraft, { hasCodes }: CouponFacts): readonly CouponProblem[] {
  const cannotChange: FieldProblem = { kind: "cannot-change" };
  return [
    ...problemWhen(edited.couponId !== current.couponId, "couponId", cannotChange),
    ...problemWhen(hasCodes && edited.codeType !== current.codeType, "codeType", cannotChange),
    ...problemWhen(edited.source.kind !== current.source.kind, "source", cannotChange),
    ...problemWhen(hasCodes && edited.counts !== current.counts, "counts", cannotChange),
  ];
}

function startProblems(current: Coupon, { startMs }: Period, nowMs: number): readonly CouponProblem[] {
  const hasStarted = couponStatus(current, nowMs) !== "scheduled";
  return problemWhen(hasStarted && startMs !== current.period.startMs, "start", { kind: "start-has-passed" });
}

/** The end is extended or removed, never brought forward; a coupon without one gets none. */
function endProblems(current: Period, { endMs }: Period): readonly CouponProblem[] {
  const shortens = endMs !== null && (current.endMs === null || endMs < current.endMs);
  return problemWhen(shortens, "end", { kind: "would-shorten", endMs: current.endMs });
}

/** Units that are used or lent to tills, and claims handed out where claims count, are promises already given. */
function amountProblems({ source, counts }: CouponDraft, { claimed, usage }: CouponFacts): readonly CouponProblem[] {
  if (source.kind === "list") return [];
  const min = spendsUnits({ source, counts }) ? usage.used + usage.leased : claimed;
  return problemWhen(source.amount < min, "amount", { kind: "below-spent", min });
}
