/** A PIN is digits alone: tills have a keypad. */
export const PIN_LENGTH = { min: 4, max: 8 } as const;

/**
 * How PINs are digested from now on: PBKDF2-HMAC-SHA-256 over the ASCII digits. A digest that was made with another count
 * carries that beside it, and still verifies (R60).
 */
export const PIN_DIGEST = { iterations: 600_000, saltBytes: 16, digestBytes: 32 } as const;

export function isPin(text: string): boolean {
  return /^[0-9]+$/.test(text) && text.length >= PIN_LENGTH.min && text.length <= PIN_LENGTH.max;
}
