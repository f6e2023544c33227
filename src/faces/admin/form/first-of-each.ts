/** What is wrong with a form's fields, one sentence at each; a field that is not among them is fine. */
export type ProblemsOf<Name extends string> = Readonly<Partial<Record<Name, string>>>;

export type ToldOfField = { readonly field: string; readonly message: string };

/** What is told, at the fields of a form; what is at none of them is for the form to say as a whole. */
export function firstOfEach<Name extends string>(names: readonly Name[], told: readonly ToldOfField[]): ProblemsOf<Name> {
  const named = names.flatMap((name) => {
    const found = told.find(({ field }) => field === name);
    return found === undefined ? [] : [[name, found.message]];
  });
  return Object.fromEntries(named) as ProblemsOf<Name>;
}
