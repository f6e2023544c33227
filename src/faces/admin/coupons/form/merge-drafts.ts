import { COUPON_FIELDS, FIELD_NAMES, type FieldName } from "./coupon-fields-table";
import type { FormDraft } from "./form-draft";

/** A field that somebody else has changed. `mine`: I have as well, and otherwise. */
export type Meanwhile = { readonly name: FieldName; readonly mine: boolean };

/**
 * What somebody else has made of a coupon while I edited it, field by field.
 * @param base what both began with
 */
export function changesMeanwhile(base: FormDraft, mine: FormDraft, theirs: FormDraft): readonly Meanwhile[] {
  return FIELD_NAMES.flatMap((name) => {
    if (isSame(name, base, theirs)) return [];
    return [{ name, mine: !isSame(name, base, mine) && !isSame(name, mine, theirs) }];
  });
}

/** Mine on top of theirs: nothing that I have changed is lost, nor what they have changed elsewhere. */
export function mergeDrafts(base: FormDraft, mine: FormDraft, theirs: FormDraft): FormDraft {
  return withFields(theirs, mine, FIELD_NAMES.filter((name) => !isSame(name, base, mine)));
}

/** A draft with some fields of another. */
export function withFields(draft: FormDraft, from: FormDraft, names: readonly FieldName[]): FormDraft {
  return names.reduce((taken, name) => copy(name, taken, from), draft);
}

export function isSame(name: FieldName, one: FormDraft, other: FormDraft): boolean {
  const { get } = COUPON_FIELDS[name];
  return JSON.stringify(get(one)) === JSON.stringify(get(other));
}

function copy(name: FieldName, to: FormDraft, from: FormDraft): FormDraft {
  const field = COUPON_FIELDS[name];
  // The table gives each field a `get` and a `set` of one type, which a union of fields cannot say.
  return (field.set as (draft: FormDraft, value: unknown) => FormDraft)(to, field.get(from));
}
