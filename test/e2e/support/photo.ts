import { drawScene } from "../../fixtures/video/camera-video";
import type { DrawnCode } from "../../fixtures/video/code-picture";
import { greyPng } from "../../fixtures/video/grey-png";

/** A photo of one code, or of two side by side, as a file to be chosen. */
export function photoOf(code: DrawnCode, beside?: DrawnCode) {
  const [frame] = drawScene({ code, ...(beside && { beside }), angleDeg: 4, frames: 1 }, 1280, 720, undefined);
  if (frame === undefined) throw new Error("No frame was drawn.");
  return { name: "photo.png", mimeType: "image/png", buffer: greyPng(frame) };
}
