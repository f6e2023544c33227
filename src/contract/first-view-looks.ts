/**
 * A drawn page's own measures and colours. The policy lets no element say them itself, so each has a name, which is an
 * attribute of the element and part of the address of the sheet that says what it means.
 */
const LOOKS: readonly { readonly style: RegExp; readonly name: (...said: string[]) => string; readonly named: RegExp; readonly sheet: (...said: string[]) => string }[] = [
  {
    style: /^--modules:(\d{1,4})$/,
    name: (modules) => `m${modules}`,
    named: /^m(\d{1,4})$/,
    sheet: (modules) => `--modules:${modules}`,
  },
  {
    style: /^--brand:#([0-9a-f]{6});--on-brand:#([0-9a-f]{6})$/i,
    name: (brand, ink) => `b${brand}-${ink}`,
    named: /^b([0-9a-f]{6})-([0-9a-f]{6})$/i,
    sheet: (brand, ink) => `--brand:#${brand};--on-brand:#${ink}`,
  },
];

const BETWEEN = "_";
const MOST = 8;

/** The name of an element's style, as React writes it; throws for one that no sheet can say. */
export function lookOf(style: string): string {
  for (const look of LOOKS) {
    const said = look.style.exec(style);
    if (said !== null) return look.name(...said.slice(1));
  }
  throw new Error(`No sheet can say "${style}".`);
}

export function joinLooks(names: Iterable<string>): string {
  return [...new Set(names)].join(BETWEEN);
}

/** The sheet for looks that an address names; null where it names anything else. */
export function sheetOfLooks(looks: string): string | null {
  const names = looks === "" ? [] : looks.split(BETWEEN);
  const rules = names.map(ruleOf);
  return names.length > MOST || rules.includes(null) ? null : rules.join("");
}

function ruleOf(name: string): string | null {
  for (const look of LOOKS) {
    const said = look.named.exec(name);
    if (said !== null) return `[data-look="${name}"]{${look.sheet(...said.slice(1))}}`;
  }
  return null;
}
