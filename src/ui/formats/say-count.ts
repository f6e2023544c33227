/** The noun or phrase for each plural form of a language; `other` serves the forms left out. */
export type CountForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A number with its noun in the right form: "1 coupon", "1,200 coupons". */
export function sayCount(count: number, forms: CountForms, locale: string): string {
  const form = new Intl.PluralRules(locale).select(count);
  return `${new Intl.NumberFormat(locale).format(count)} ${forms[form] ?? forms.other}`;
}
