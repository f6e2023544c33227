/** How each field of a form is read and written; a field's `get` and `set` are of one type. */
type Fields<Form, Name extends string> = Readonly<Record<Name, { readonly get: (form: Form) => unknown; readonly set: (form: Form, value: never) => Form }>>;

/** A field that somebody else has changed. `mine`: I have as well, and otherwise. */
export type Meanwhile<Name extends string> = { readonly name: Name; readonly mine: boolean };

/**
 * What somebody else has made of it while I edited it, field by field.
 * @param base what both began with
 */
export function changesMeanwhile<Form, Name extends string>(fields: Fields<Form, Name>, base: Form, mine: Form, theirs: Form): readonly Meanwhile<Name>[] {
  return changed(fields, base, theirs).map((name) => ({ name, mine: !isSame(fields, name, base, mine) && !isSame(fields, name, mine, theirs) }));
}

/** Mine on top of theirs: nothing that I have changed is lost, nor what they have changed elsewhere. */
export function mergeForms<Form, Name extends string>(fields: Fields<Form, Name>, base: Form, mine: Form, theirs: Form): Form {
  return changed(fields, base, mine).reduce((taken, name) => withField(fields, name, taken, mine), theirs);
}

/** A form with one field of another. */
export function withField<Form, Name extends string>(fields: Fields<Form, Name>, name: Name, to: Form, from: Form): Form {
  const { get, set } = fields[name];
  return set(to, get(from) as never);
}

export function isSame<Form, Name extends string>(fields: Fields<Form, Name>, name: Name, one: Form, other: Form): boolean {
  const { get } = fields[name];
  return JSON.stringify(get(one)) === JSON.stringify(get(other));
}

function changed<Form, Name extends string>(fields: Fields<Form, Name>, from: Form, to: Form): readonly Name[] {
  return (Object.keys(fields) as Name[]).filter((name) => !isSame(fields, name, from, to));
}
