import { parseCode } from "../code/parse-code";
import { hashOfImagePath } from "../image/image-path";
import { AUTOMATION_WORDINGS, STATUS_WORDINGS } from "../wording/default-wordings";
import { placeholderProblems } from "../wording/fill-placeholders";
import type { AutomationWordings, StatusWordings } from "./coupon";
import { problemWhen, type CouponDraft, type CouponField, type CouponProblem, type FieldProblem } from "./coupon-draft";
import { parseCouponId } from "./coupon-id";
import { spendsUnits } from "./offline-default";
import { planAllows, type Plan } from "./plan";
import { promoUrlProblem } from "./promo-url";
import { TEXT_RULES, type TextRule, type Wordings } from "./text-limits";

const MAX_AMOUNT = 1_000_000_000;
const MAX_CLAIM_LIMIT = 1_000;

const PICTURES = ["bannerUrl", "logoUrl"] as const;

/** What the workspace already has, as far as a new coupon has to mind it. */
export type NewCouponFacts = {
  readonly plan: Plan;
  readonly couponIdIsTaken: boolean;
  /** It has had all the ordinals that there are (R20). */
  readonly ordinalsAreUsedUp: boolean;
  readonly storeIds: ReadonlySet<string>;
  /** Paths of the shop's pictures that the coupon may name. */
  readonly images: ReadonlySet<string>;
  /** A live coupon that has one of the new one's codes of the same type; null: none. */
  readonly sharesCodeWith: string | null;
};

/**
 * Everything that is wrong with a coupon as a manager fills it in (R34, R43–R45, R50, R53); empty: it can be created.
 * @param fixedCode the one code of a fixed coupon as typed; null where the source is a list
 */
export function validateCoupon(
  draft: CouponDraft,
  fixedCode: string | null,
  { plan, couponIdIsTaken, ordinalsAreUsedUp, storeIds, images, sharesCodeWith }: NewCouponFacts,
): readonly CouponProblem[] {
  return [
    ...problemWhen(!planAllows(plan, "create-coupon"), "coupon", { kind: "plan" }),
    ...problemWhen(ordinalsAreUsedUp, "coupon", { kind: "no-more-coupons" }),
    ...draftProblems(draft),
    ...unknownStoreProblems(draft, storeIds),
    ...unknownImageProblems(draft, images),
    ...problemWhen(couponIdIsTaken, "couponId", { kind: "coupon-id-taken" }),
    ...codeProblems(draft, fixedCode),
    ...sharedCodeProblems(sharesCodeWith),
  ];
}

/** No two live coupons hold the same code of one type (R50). */
export function sharedCodeProblems(sharesCodeWith: string | null): readonly CouponProblem[] {
  return sharesCodeWith === null ? [] : at("code", [{ kind: "code-taken", couponId: sharesCodeWith }]);
}

/** A coupon is for stores of its own workspace (R43). */
export function unknownStoreProblems({ stores }: CouponDraft, storeIds: ReadonlySet<string>): readonly CouponProblem[] {
  const isUnknown = stores.kind === "chosen" && stores.storeIds.some((id) => !storeIds.has(id));
  return problemWhen(isUnknown, "stores", { kind: "store-unknown" });
}

/** A coupon shows pictures of its own workspace (R73); what is no picture's path is a problem of the draft's already. */
export function unknownImageProblems({ page }: CouponDraft, images: ReadonlySet<string>): readonly CouponProblem[] {
  return PICTURES.flatMap((name) => {
    const path = page[name];
    return problemWhen(path !== null && hashOfImagePath(path) !== null && !images.has(path), `page.${name}`, { kind: "image-unknown" });
  });
}

/** What is wrong with a coupon whatever its codes; holds for an edited one as well. */
export function draftProblems(draft: CouponDraft): readonly CouponProblem[] {
  const couponId = parseCouponId(draft.couponId);
  return [
    ...(couponId.ok ? [] : at("couponId", [couponId.problem])),
    ...textProblems(TEXT_RULES, draft),
    ...periodProblems(draft),
    ...redemptionProblems(draft),
    ...sourceProblems(draft),
    ...storeProblems(draft),
    ...pageProblems(draft),
    ...wordingProblems(draft),
    ...problemWhen(!isWholeNumber(draft.claimLimit, 1, MAX_CLAIM_LIMIT), "claimLimit", {
      kind: "not-a-whole-number",
      min: 1,
      max: MAX_CLAIM_LIMIT,
    }),
  ];
}

function codeProblems(draft: CouponDraft, fixedCode: string | null): readonly CouponProblem[] {
  if (draft.source.kind === "list") return problemWhen(fixedCode !== null, "code", { kind: "fixed-only" });
  if (fixedCode === null) return [{ field: "code", problem: { kind: "required" } }];
  const code = parseCode(draft.codeType, fixedCode);
  return code.ok ? [] : [{ field: "code", problem: { kind: "bad-code", problem: code.problem } }];
}

/** Which texts are too long, or blank where they may not be. */
export function textProblems<Texts>(rules: readonly TextRule<Texts>[], texts: Texts): readonly CouponProblem[] {
  return rules.flatMap(({ field, max, required, of }) => {
    const text = of(texts);
    if (text === null) return [];
    if (required && text.trim() === "") return at(field, [{ kind: "required" }]);
    return problemWhen(text.length > max, field, { kind: "too-long", max });
  });
}

function periodProblems({ period: { startMs, endMs } }: CouponDraft): readonly CouponProblem[] {
  const isInstant = (ms: number | null) => ms === null || Number.isSafeInteger(ms);
  if (!isInstant(startMs)) return [{ field: "start", problem: { kind: "not-a-date" } }];
  if (!isInstant(endMs)) return [{ field: "end", problem: { kind: "not-a-date" } }];
  return problemWhen(startMs !== null && endMs !== null && endMs <= startMs, "end", { kind: "end-not-after-start" });
}

/** A promo coupon has a button and is redeemed in the web shop; every other one is marked in a store (R43). */
function redemptionProblems({ codeType, methods, promo }: CouponDraft): readonly CouponProblem[] {
  if (codeType === "promo") {
    const urlProblem: FieldProblem | null = promo === null ? { kind: "required" } : promoUrlProblem(promo.url);
    return [
      ...problemWhen(methods.length > 0, "methods", { kind: "not-for-promo" }),
      ...(urlProblem === null ? [] : at("promoUrl", [urlProblem])),
    ];
  }
  return [
    ...problemWhen(promo !== null, "promoUrl", { kind: "promo-only" }),
    ...problemWhen(methods.length === 0, "methods", { kind: "required" }),
    ...problemWhen(new Set(methods).size < methods.length, "methods", { kind: "repeated" }),
  ];
}

function sourceProblems({ source, counts, claimFirst, offline }: CouponDraft): readonly CouponProblem[] {
  const spends = spendsUnits({ source, counts });
  return [
    ...problemWhen(source.kind === "fixed" && !isWholeNumber(source.amount, 1, MAX_AMOUNT), "amount", {
      kind: "not-a-whole-number",
      min: 1,
      max: MAX_AMOUNT,
    }),
    ...problemWhen(source.kind === "list" && counts === "claim", "counts", { kind: "fixed-only" }),
    ...problemWhen(source.kind === "fixed" && claimFirst, "claimFirst", { kind: "list-only" }),
    ...problemWhen(offline === "lease-only" && !spends, "offline", { kind: "counting-showings-only" }),
  ];
}

function storeProblems({ stores }: CouponDraft): readonly CouponProblem[] {
  if (stores.kind === "all") return [];
  return [
    ...problemWhen(stores.storeIds.length === 0, "stores", { kind: "required" }),
    ...problemWhen(new Set(stores.storeIds).size < stores.storeIds.length, "stores", { kind: "repeated" }),
  ];
}

function pageProblems({ page }: CouponDraft): readonly CouponProblem[] {
  const pictures = PICTURES.flatMap((name) => {
    const path = page[name];
    return problemWhen(path !== null && path !== "" && hashOfImagePath(path) === null, `page.${name}`, { kind: "image-unknown" });
  });
  return [...pictures, ...problemWhen(page.colour !== null && !isColour(page.colour), "page.colour", { kind: "not-a-colour" })];
}

/** As CSS writes it, such as #3b3bd9. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** What stands in braces in wordings and means nothing (R53). */
export function wordingProblems({ automationWordings, statusWordings }: Wordings): readonly CouponProblem[] {
  const automation = Object.entries(AUTOMATION_WORDINGS).flatMap(([key, { placeholders }]) => {
    const name = key as keyof AutomationWordings;
    return at(`automationWordings.${name}`, placeholderProblems(automationWordings[name], placeholders));
  });
  const status = Object.entries(STATUS_WORDINGS).flatMap(([key, { placeholders }]) => {
    const name = key as keyof StatusWordings;
    return at(`statusWordings.${name}`, placeholderProblems(statusWordings[name], placeholders));
  });
  return [...automation, ...status];
}

function at(field: CouponField, problems: readonly FieldProblem[]): readonly CouponProblem[] {
  return problems.map((problem) => ({ field, problem }));
}

function isWholeNumber(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
