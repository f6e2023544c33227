import type { ImageProblem } from "./read-image";

/** A problem with a picture as a sentence for the person who has chosen it: what to do now. */
export function explainImageProblem({ kind }: ImageProblem): string {
  switch (kind) {
    case "too-large":
      return "This picture has over 1 MB. Choose a smaller one, or save it as WebP.";
    case "unknown-type":
      return "Choose a PNG, JPEG, WebP, AVIF or GIF picture. Drawings (SVG) cannot be shown here; save them as PNG.";
    case "unreadable":
      return "This picture is not whole. Save it again, then choose it once more.";
    case "too-many-pixels":
      return "This picture is too large. Make it at most 4,096 pixels wide and high, and 16 million in all.";
  }
}
