import type { CodeRead } from "../../../client/scanner/decoder";
import { type ImageProblem, readImage } from "../../../client/scanner/read-image";

/** Why a picture gave no code. */
export type PictureProblem = ImageProblem | "no-code" | "pdf" | "heic" | "no-file";

export type PictureRead =
  | { readonly kind: "codes"; readonly reads: readonly [CodeRead, ...CodeRead[]] }
  | { readonly kind: "problem"; readonly problem: PictureProblem };

/** Reads the codes of a photo or screenshot that was chosen, dropped or pasted. */
export async function readPictureFile(file: File): Promise<PictureRead> {
  if (isOf(file, "application/pdf", /\.pdf$/i)) return { kind: "problem", problem: "pdf" };
  const result = await readImage(file);
  if (!result.ok) {
    const isHeic = result.problem === "not-an-image" && isOf(file, "image/hei", /\.hei[cf]$/i);
    return { kind: "problem", problem: isHeic ? "heic" : result.problem };
  }
  const [first, ...others] = result.value;
  return first === undefined ? { kind: "problem", problem: "no-code" } : { kind: "codes", reads: [first, ...others] };
}

/** Looks in every way for more codes in a picture that gave some; none where it can't be read any more. */
export async function furtherCodesIn(file: File, known: readonly CodeRead[]): Promise<readonly CodeRead[]> {
  const result = await readImage(file, known);
  return result.ok ? result.value.filter(({ symbology, text }) => !known.some((one) => one.symbology === symbology && one.text === text)) : [];
}

/** The picture among what was dropped or pasted; else the first file, to say what is wrong with it; null where there is no file. */
export function pictureIn(files: Iterable<File>): File | null {
  const all = Array.from(files);
  return all.find(({ type }) => type.startsWith("image/")) ?? all[0] ?? null;
}

/** What to do, where a picture gave no code. */
export function wordPictureProblem(problem: PictureProblem): string {
  switch (problem) {
    case "no-code":
      return "There is no code to read in this picture. Take it closer and sharper, or type the code.";
    case "not-an-image":
      return "This file is not a picture. Choose a photo or a screenshot.";
    case "too-large":
      return "This picture is too large. Take a screenshot of it, and use that.";
    case "pdf":
      return "This is a PDF. Save the page as a picture, or take a screenshot of it, and use that.";
    case "heic":
      return "This browser can’t open HEIC photos. Take a screenshot of it, and use that.";
    case "no-file":
      return "That was no file. Save the picture first, then use it here.";
    case "decoder-failed":
      return "The scanner could not start. Connect this device to the network once, or type the code.";
  }
}

/** Systems do not always know a file's type, but then its name. */
function isOf({ type, name }: File, wanted: string, ending: RegExp): boolean {
  return type.startsWith(wanted) || ending.test(name);
}
