const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A name inside a sentence: one that is written from right to left is isolated (U+2068 … U+2069), so that it does not
 * turn the words around it. In elements of their own, names stand in `bdi` instead.
 */
export function isolateName(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
