/**
 * The code types a coupon can have. Everything that differs between them derives from this table.
 *
 * `typeByte` goes before the normalised bytes when a code is hashed for a snapshot, so the same text under two types
 * has two keys; it is part of the stored format and never changes. 0 is the type of claims.
 */
export const CODE_TYPES = {
  qr: { label: "QR code", typeByte: 1, scanned: true },
  code128: { label: "Code 128", typeByte: 2, scanned: true },
  code39: { label: "Code 39", typeByte: 3, scanned: true },
  ean13: { label: "EAN-13", typeByte: 4, scanned: true },
  promo: { label: "Promo code", typeByte: 5, scanned: false },
} as const;

export type CodeType = keyof typeof CODE_TYPES;

/** The code types that a camera can read. */
export type ScannedCodeType = Exclude<CodeType, "promo">;

/** The type byte under which a claim's id is hashed. */
export const CLAIM_TYPE_BYTE = 0;

export const codeTypes = Object.keys(CODE_TYPES) as readonly CodeType[];

export const scannedCodeTypes = codeTypes.filter((type): type is ScannedCodeType => CODE_TYPES[type].scanned);
