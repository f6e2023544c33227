/**
 * The text that a code type's own rule then judges (R36): surrounding space gone, full-width forms made ASCII, NFC.
 * Idempotent.
 */
export function normaliseText(text: string): string {
  return fullWidthToAscii(text.trim()).normalize("NFC");
}

const FULL_WIDTH_OFFSET = 0xfee0;

function fullWidthToAscii(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (form) => String.fromCharCode(form.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\u3000/g, " ");
}
