const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What turns the direction of all that follows it, or ends an isolation. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name inside a sentence, isolated (U+2068 … U+2069) so that one written from right to left does not turn the words around it. */
export function isolateName(name: string): string {
  const plain = name.replace(TURNS, "");
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
