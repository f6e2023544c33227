import type { CodeType } from "../../../domain/code/code-type";

const OF_13_DIGITS = "All EAN-13 codes are that short: keep them for what is worth little, and take QR codes for the rest.";

/** What to do about codes that can be guessed (R70), before they are made: an EAN-13 cannot be longer. */
export function beforeMaking(codeType: CodeType): string {
  return `Somebody who tries many would hit one. ${codeType === "ean13" ? OF_13_DIGITS : "Make them longer, unless each is worth little."}`;
}

/** The same, once they are there. */
export function onceMade(codeType: CodeType): string {
  return `Somebody who tries many can guess them. ${codeType === "ean13" ? OF_13_DIGITS : "Make longer ones next time."}`;
}
