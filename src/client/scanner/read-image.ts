import { fail, ok, type Result } from "../../domain/result";
import { decodeClient } from "./decode-client";
import type { CodeRead } from "./decoder";
import { HEAD_BYTES, pixelCountOf } from "./image-size";
import { bitmapOf } from "./picture";

/** Larger photos are reduced to this: no code needs more pixels, and a phone's canvas holds 16 million. */
const LONGEST_SIDE = 2560;

/** A picture is unpacked to four bytes a pixel before it is reduced; a few kilobytes may unpack to more than a device has. */
const MOST_PIXELS = 64_000_000;

export type ImageProblem = "not-an-image" | "too-large" | "decoder-failed";

/**
 * Finds the codes in a photo. A photo without any is an empty list.
 * @param ofNoInterest codes that it is known to show: others are looked for in every way
 */
export async function readImage(file: Blob, ofNoInterest: readonly CodeRead[] = []): Promise<Result<readonly CodeRead[], ImageProblem>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if ((pixelCountOf(head) ?? 0) > MOST_PIXELS) return fail("too-large");
  const picture = await photoOf(file);
  if (!picture) return fail("not-an-image");
  const decoded = await decodeClient.decode(picture, "photo", ofNoInterest);
  return decoded.ok ? ok(decoded.value.reads) : decoded;
}

async function photoOf(file: Blob): Promise<ImageBitmap | null> {
  const photo = await bitmapOf(file);
  const scale = photo ? LONGEST_SIDE / Math.max(photo.width, photo.height) : 1;
  if (!photo || scale >= 1) return photo;
  const reduced = await createImageBitmap(photo, {
    resizeWidth: Math.round(photo.width * scale),
    resizeHeight: Math.round(photo.height * scale),
    resizeQuality: "high",
  });
  photo.close();
  return reduced;
}
