import type { CodeType } from "../../../../domain/code/code-type";

/** A code of each type, for where there is none yet to show. */
export const EXAMPLE_CODES: Record<CodeType, string> = {
  qr: "EXAMPLE-0001",
  code128: "EXAMPLE-0001",
  code39: "EXAMPLE-0001",
  ean13: "2100000000012",
  promo: "EXAMPLE5",
};
