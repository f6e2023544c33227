import { fail, ok, type Result } from "../result";
import { avifSize } from "./avif-size";
import { gifSize } from "./gif-size";
import type { ImageSize } from "./image-size";
import { jpegSize } from "./jpeg-size";
import { webpSize } from "./webp-size";

export const IMAGE_LIMITS = { maxBytes: 1_000_000, maxSide: 4_096, maxPixels: 16_000_000 } as const;

export type ImageHeader = ImageSize & { readonly type: ImageType };

/** `unknown-type`: none of ours, a drawing (SVG) among them. `unreadable`: it begins like one of ours, but says no size. */
export type ImageProblem = { readonly kind: "too-large" } | { readonly kind: "unknown-type" } | { readonly kind: "unreadable" } | { readonly kind: "too-many-pixels" };

/** How each type begins, and where its size stands (null: nowhere); what a file is called says nothing. */
const TYPES = {
  "image/png": { isIt: (bytes) => startsWith(bytes, 0, "\x89PNG\r\n\x1a\n"), size: (bytes) => (startsWith(bytes, 12, "IHDR") ? sizeAt(bytes, 16) : null) },
  "image/jpeg": { isIt: (bytes) => startsWith(bytes, 0, "\xff\xd8\xff"), size: jpegSize },
  "image/gif": { isIt: (bytes) => startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a"), size: gifSize },
  "image/webp": { isIt: (bytes) => startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP"), size: webpSize },
  "image/avif": { isIt: (bytes) => startsWith(bytes, 4, "ftypavif") || startsWith(bytes, 4, "ftypavis"), size: avifSize },
} as const satisfies Record<string, { isIt: (bytes: Uint8Array) => boolean; size: (bytes: Uint8Array) => ImageSize | null }>;

export type ImageType = keyof typeof TYPES;

export const IMAGE_TYPES = Object.keys(TYPES) as readonly ImageType[];

/** What a picture is by its own bytes, or why it is not taken (R73). Only its header is read. */
export function readImage(bytes: Uint8Array): Result<ImageHeader, ImageProblem> {
  const { maxBytes, maxSide, maxPixels } = IMAGE_LIMITS;
  if (bytes.length > maxBytes) return fail({ kind: "too-large" });
  const type = IMAGE_TYPES.find((one) => TYPES[one].isIt(bytes));
  if (type === undefined) return fail({ kind: "unknown-type" });
  const size = TYPES[type].size(bytes);
  if (size === null || size.width < 1 || size.height < 1) return fail({ kind: "unreadable" });
  const { width, height } = size;
  return width > maxSide || height > maxSide || width * height > maxPixels ? fail({ kind: "too-many-pixels" }) : ok({ type, ...size });
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return bytes.length >= at + text.length && Array.from(text).every((character, index) => bytes[at + index] === character.charCodeAt(0));
}

/** Width, then height. */
function sizeAt(bytes: Uint8Array, at: number): ImageSize | null {
  if (bytes.length < at + 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(at), height: view.getUint32(at + 4) };
}
