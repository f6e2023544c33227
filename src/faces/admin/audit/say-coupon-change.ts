import type { CouponDraftMessage } from "../../../contract/messages/coupon-draft";
import { COUPON_FIELDS, FIELD_NAMES, type FieldName } from "../coupons/form/coupon-fields-table";
import { EMPTY_DRAFT, type FormDraft } from "../coupons/form/form-draft";
import { sayValue } from "../coupons/form/say-value";
import type { Change, Changes, Told } from "./change";

/** Of a new coupon these are told at once; all else that was filled in, when it is asked for. */
const IN_SHORT: ReadonlySet<FieldName> = new Set<FieldName>(["title", "codeType", "source", "amount", "start", "end"]);

/** The ID stands in the sentence above, and the log has no code. */
const ELSEWHERE: ReadonlySet<FieldName> = new Set<FieldName>(["couponId", "code"]);

/** What was filled in of a new coupon, in the words of its form. */
export function newCoupon(after: Fields, told: Told): Changes {
  const draft = draftOf(after);
  const filled = FIELD_NAMES.filter((name) => isShown(name, draft) && (isTold(name, draft) || sayValue(name, draft, told) !== sayValue(name, EMPTY_DRAFT, told)));
  const changes = (names: readonly FieldName[]) => names.map((name): Change => ({ field: COUPON_FIELDS[name].label, before: null, after: sayValue(name, draft, told) }));
  return { shown: changes(filled.filter((name) => IN_SHORT.has(name))), folded: changes(filled.filter((name) => !IN_SHORT.has(name))) };
}

/** What differs between a coupon as it was and as it is; what neither tells of is alike. */
export function changedCoupon(before: Fields, after: Fields, told: Told): Changes {
  const [was, is] = [draftOf(before), draftOf({ ...before, ...after })];
  const differ = FIELD_NAMES.filter((name) => (isShown(name, was) || isShown(name, is)) && sayValue(name, was, told) !== sayValue(name, is, told));
  return {
    shown: differ.map((name) => ({
      field: COUPON_FIELDS[name].label,
      before: isShown(name, was) ? sayValue(name, was, told) : null,
      after: isShown(name, is) ? sayValue(name, is, told) : null,
    })),
    folded: [],
  };
}

type Fields = Readonly<Record<string, unknown>>;

function draftOf(fields: Fields): FormDraft {
  return { ...EMPTY_DRAFT, coupon: { ...EMPTY_DRAFT.coupon, ...(fields as Partial<CouponDraftMessage>) } };
}

function isShown(name: FieldName, draft: FormDraft): boolean {
  return !ELSEWHERE.has(name) && (COUPON_FIELDS[name].shown?.(draft) ?? true);
}

/** Is it told of, whatever it is? */
function isTold(name: FieldName, { coupon }: FormDraft): boolean {
  if (name === "start") return coupon.period.startMs !== null;
  return name === "end" ? coupon.period.endMs !== null : IN_SHORT.has(name);
}
