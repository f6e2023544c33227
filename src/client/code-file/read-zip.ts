import { fail, ok, type Result } from "../../domain/result";
import { type FileProblem, UNPACKED_MAX_BYTES } from "./file-problem";

/** Takes a file out of a ZIP by its path; null where there is none. */
export type Unzip = (path: string) => Promise<Result<Uint8Array | null, FileProblem>>;

/** A workbook has some dozens. */
const ENTRIES_MAX = 1_000;
const STORED = 0;
const DEFLATED = 8;

type Entry = { readonly isLocked: boolean; readonly method: number; readonly packedBytes: number; readonly headerAt: number };

/**
 * Opens a ZIP. What it says of sizes is believed nowhere: of each file no more is unpacked than the limit.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3
 */
export function openZip(bytes: Uint8Array): Result<Unzip, FileProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number) => (at + 2 <= bytes.length ? view.getUint16(at, true) : 0);
  const u32 = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : 0);

  let end = bytes.length - 22;
  while (end > 0 && u32(end) !== 0x06054b50) end -= 1;
  if (end <= 0) return fail({ kind: "damaged" });
  const count = u16(end + 10);
  if (count > ENTRIES_MAX) return fail({ kind: "too-much-inside" });
  const entries = new Map<string, Entry>();
  let at = u32(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (u32(at) !== 0x02014b50) return fail({ kind: "damaged" });
    const nameBytes = u16(at + 28);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
    entries.set(name, { isLocked: (u16(at + 8) & 1) === 1, method: u16(at + 10), packedBytes: u32(at + 20), headerAt: u32(at + 42) });
    at += 46 + nameBytes + u16(at + 30) + u16(at + 32);
  }

  return ok(async (path) => {
    const entry = entries.get(path);
    if (entry === undefined) return ok(null);
    if (entry.isLocked) return fail({ kind: "old-or-locked" });
    const { method, packedBytes, headerAt } = entry;
    const from = headerAt + 30 + u16(headerAt + 26) + u16(headerAt + 28);
    if (u32(headerAt) !== 0x04034b50 || from + packedBytes > bytes.length) return fail({ kind: "damaged" });
    const packed = bytes.subarray(from, from + packedBytes);
    if (method === DEFLATED) return await inflate(packed);
    return method === STORED ? ok(packed) : fail({ kind: "damaged" });
  });
}

async function inflate(packed: Uint8Array): Promise<Result<Uint8Array, FileProblem>> {
  const reader = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let unpacked = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      unpacked += chunk.value.length;
      if (unpacked > UNPACKED_MAX_BYTES) {
        await reader.cancel();
        return fail({ kind: "too-much-inside" });
      }
      chunks.push(chunk.value);
    }
  } catch (error) {
    // What is no deflated data, or breaks off.
    if (error instanceof TypeError) return fail({ kind: "damaged" });
    throw error;
  }
  return ok(new Uint8Array(await new Blob(chunks).arrayBuffer()));
}
