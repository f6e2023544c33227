import { IMAGE_LIMITS, readImage } from "../../../../domain/image/read-image";
import { fail, ok, type Result } from "../../../../domain/result";

/** No phone's screen shows more of a banner. */
const WIDE_ENOUGH_PX = 1_600;
const SMALLER_BY = 0.75;
const QUALITY = 0.85;

/** `no-picture`: nothing that this browser can show. `too-large`: not even made small does it fit. */
export type ShrinkProblem = { readonly kind: "no-picture" | "too-large" };

/** A picture that the server takes: the file itself where that is small enough, else drawn anew, smaller until it is. */
export async function shrinkImage(file: Blob): Promise<Result<Blob, ShrinkProblem>> {
  const header = file.size > IMAGE_LIMITS.maxBytes ? null : readImage(new Uint8Array(await file.arrayBuffer()));
  if (header?.ok === true) return ok(file);
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return fail({ kind: "no-picture" });
  try {
    // A photo stays one; of anything else parts may be seen through.
    const type = file.type === "image/jpeg" ? "image/jpeg" : "image/webp";
    const longest = Math.max(picture.width, picture.height);
    for (let scale = Math.min(1, WIDE_ENOUGH_PX / longest); scale * longest >= 1; scale *= SMALLER_BY) {
      const drawn = await drawAt(picture, scale, type);
      if (drawn !== null && drawn.size <= IMAGE_LIMITS.maxBytes) return ok(drawn);
    }
    return fail({ kind: "too-large" });
  } finally {
    picture.close();
  }
}

/** A browser that cannot write the type writes a PNG. */
function drawAt(picture: ImageBitmap, scale: number, type: string): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}
