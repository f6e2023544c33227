/** A code's text from its bytes; a byte order mark is part of it as any other character is. */
export function codeText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
