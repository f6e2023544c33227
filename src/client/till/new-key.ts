import { toHex } from "../../domain/bytes/hex";

/**
 * A fresh UUIDv7: 48 bits of time, then random bits; made once per act and stored before anything is sent (R1).
 * @see RFC 9562, section 5.7
 */
export function newKey(crypto: Pick<Crypto, "getRandomValues">, nowMs: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(nowMs / 2 ** 16));
  new DataView(bytes.buffer).setUint16(4, nowMs % 2 ** 16);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
