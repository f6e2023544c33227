import type { CameraAbilities } from "../../../client/scanner/camera/camera-abilities";
import type { CameraReport } from "../../../client/scanner/camera/camera-report";
import type { Fact } from "./fact";
import { wordTimes } from "./word-times";

const CHOSEN: Readonly<Record<CameraReport["chosen"], string>> = {
  remembered: "it was chosen on this device",
  "main-back": "it is the main one at the back",
  "only-one": "there is no other",
  browser: "the browser gave it",
};

export function cameraFacts(camera: CameraReport): readonly Fact[] {
  const { label, shortId, width, height, frameRate, facingMode, settings, cameras, reopened } = camera;
  return [
    { name: "Camera", value: shortId === "" ? label : `${label} (${shortId}…)` },
    { name: "Taken because", value: CHOSEN[camera.chosen] },
    { name: "Picture", value: `${width ?? "?"} × ${height ?? "?"}, ${frameRate === null ? "?" : Math.round(frameRate)} frames a second` },
    { name: "Faces", value: wordFacing(facingMode) },
    ...abilityFacts(camera.abilities),
    { name: "Opened anew", value: wordTimes(reopened) },
    { name: "Cameras of the device", value: cameras.join("; ") },
    { name: "Settings", value: wordSettings(settings) },
  ];
}

function abilityFacts({ torch, zoom, focusModes }: CameraAbilities): readonly Fact[] {
  return [
    { name: "Light", value: torch ? "yes" : "no" },
    { name: "Zoom", value: zoom === null ? "no" : `${zoom.min} to ${zoom.max}` },
    { name: "Focus", value: focusModes.length === 0 ? "not said" : focusModes.join(", ") },
  ];
}

function wordFacing(facingMode: string | null): string {
  if (facingMode === null) return "not said";
  if (facingMode === "environment") return "away from who holds it";
  return facingMode === "user" ? "who holds it" : facingMode;
}

function wordSettings(settings: CameraReport["settings"]): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${typeof value === "number" ? Number(value.toFixed(3)) : value}`)
    .join(", ");
}
