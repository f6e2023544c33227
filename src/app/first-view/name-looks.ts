/** A drawn page's own measures and colours: all that an element's style may say. */
const SAYABLE = /^(--modules:\d{1,4}|--brand:#[0-9a-f]{6};--on-brand:#[0-9a-f]{6})$/i;

const STYLE = / style="([^"]*)"/g;

/**
 * Markup whose elements have no style of their own, as the policy lets none say one: each has a name instead, and the sheet
 * says what that looks like. Throws for a style that is none of a drawn page's.
 */
export function nameLooks(markup: string): { readonly markup: string; readonly sheet: string } {
  const looks: string[] = [];
  // React escapes every quotation mark of a text, so that this is nothing but an element's style.
  const named = markup.replace(STYLE, (_whole, style: string) => {
    if (!SAYABLE.test(style)) throw new Error(`No sheet may say "${style}".`);
    if (!looks.includes(style)) looks.push(style);
    return ` data-look="${looks.indexOf(style)}"`;
  });
  return { markup: named, sheet: looks.map((style, name) => `[data-look="${name}"]{${style}}`).join("") };
}
