import { utf8Bytes } from "../../domain/bytes/utf8";

/** A ZIP of small texts by their paths, each stored as it is. @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3 */
export function writeZip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bodies: number[] = [];
  const directory: number[] = [];
  for (const [path, text] of Object.entries(files)) {
    const [name, body] = [utf8Bytes(path), utf8Bytes(text)];
    // From the version that is needed on: no flags, stored, midnight of 1 January 1980.
    const facts = [...u16(20), ...u16(0), ...u16(0), ...u16(0), ...u16(33), ...u32(crc32(body)), ...u32(body.length), ...u32(body.length), ...u16(name.length), ...u16(0)];
    directory.push(...u32(0x02014b50), ...u16(20), ...facts, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(bodies.length), ...name);
    bodies.push(...u32(0x04034b50), ...facts, ...name, ...body);
  }
  const count = Object.keys(files).length;
  const end = [...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(count), ...u16(count), ...u32(directory.length), ...u32(bodies.length), ...u16(0)];
  return Uint8Array.from([...bodies, ...directory, ...end]);
}

function u16(value: number): readonly number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

function u32(value: number): readonly number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

/** CRC-32 of ISO 3309, bit by bit: an example is a few kilobytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
