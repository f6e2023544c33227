/** A name inside a sentence, isolated (U+2068 … U+2069) so that one written from right to left does not turn the words around it. */
export function isolateName(name: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}
