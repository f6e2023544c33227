import { drawScene } from "../../fixtures/video/camera-video";
import type { DrawnCode } from "../../fixtures/video/code-picture";
import { greyPng } from "../../fixtures/video/grey-png";

const LEVEL_DEG = 4;

/** A photo of one code, or of two side by side, as a file to be chosen. */
export function photoOf(code: DrawnCode, beside?: DrawnCode, besideAngleDeg = LEVEL_DEG) {
  const [frame] = drawScene({ code, ...(beside && { beside, besideAngleDeg }), angleDeg: LEVEL_DEG, frames: 1 }, 1280, 720, undefined);
  if (frame === undefined) throw new Error("No frame was drawn.");
  return { name: "photo.png", mimeType: "image/png", buffer: greyPng(frame) };
}
