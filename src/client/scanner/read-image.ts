import { fail, ok, type Result } from "../../domain/result";
import { decodeClient } from "./decode-client";
import type { CodeRead } from "./decoder";
import { PHOTO_PASSES } from "./passes";
import { pictureOf } from "./picture";

/** Larger photos are reduced to this: no code needs more pixels, and a phone's canvas holds 16 million. */
const LONGEST_SIDE = 2560;

export type ImageProblem = "not-an-image" | "decoder-failed";

/** Finds the codes in a photo. A photo without any is an empty list. */
export async function readImage(file: Blob): Promise<Result<readonly CodeRead[], ImageProblem>> {
  for (const pass of PHOTO_PASSES) {
    const picture = await photoOf(file);
    if (!picture) return fail("not-an-image");
    const decoded = await decodeClient.decode(picture, pass);
    if (!decoded.ok) return decoded;
    if (decoded.value.reads.length > 0) return ok(decoded.value.reads);
  }
  return ok([]);
}

async function photoOf(file: Blob): Promise<ImageBitmap | null> {
  const photo = await pictureOf(file);
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
