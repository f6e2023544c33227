/** A text's bytes in UTF-8; half of a surrogate pair, which no code has by now, becomes U+FFFD. */
export function codeBytes(text: string): Uint8Array<ArrayBuffer> {
  return Buffer.from(text);
}

/** A code's text from its bytes; a byte order mark is part of it as any other character is. */
export function codeText(bytes: Uint8Array): string {
  return UTF_8.decode(bytes);
}

const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });
