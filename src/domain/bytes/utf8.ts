/** The bytes of a text in UTF-8; a lone surrogate becomes U+FFFD, as TextEncoder does it. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const character of text) appendCodePoint(bytes, scalarValue(character));
  return Uint8Array.from(bytes);
}

/** False where a text holds half of a surrogate pair, so that it has no UTF-8 of its own. */
export function isWellFormed(text: string): boolean {
  for (const character of text) {
    if (isSurrogate(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

function scalarValue(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  return isSurrogate(codePoint) ? 0xfffd : codePoint;
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

function appendCodePoint(bytes: number[], codePoint: number): void {
  if (codePoint < 0x80) bytes.push(codePoint);
  else if (codePoint < 0x800) bytes.push(0xc0 | (codePoint >> 6), continuation(codePoint));
  else if (codePoint < 0x10000)
    bytes.push(0xe0 | (codePoint >> 12), continuation(codePoint >> 6), continuation(codePoint));
  else {
    bytes.push(
      0xf0 | (codePoint >> 18),
      continuation(codePoint >> 12),
      continuation(codePoint >> 6),
      continuation(codePoint),
    );
  }
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
