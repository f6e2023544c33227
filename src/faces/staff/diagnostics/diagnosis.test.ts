import { expect, test } from "vitest";
import type { CameraReport } from "../../../client/scanner/camera/camera-report";
import { createScanRecord } from "../../../client/scanner/scan-record";
import { diagnose, diagnosisText } from "./diagnosis";

const CODE = "SAVE-2026-NOW";

function recordOfOneRead() {
  const record = createScanRecord();
  const decoded = {
    engine: "zxing-wasm",
    choice: { own: "zxing-wasm", native: "misread" },
    passes: [{ name: "fast", ms: 4.2 }],
    look: { brightness: 131.4, sharpness: 0.42 },
    width: 1280,
    height: 720,
  } as const;
  record.noteFrame({ decoded, takenMs: 1000, answeredMs: 1012, holdsNew: true });
  record.noteReads([{ symbology: "code128", text: CODE }], 1180);
  return record.report(4180);
}

const CAMERA: CameraReport = {
  label: "camera2 0, facing back",
  shortId: "a1b2c3",
  width: 1280,
  height: 720,
  frameRate: 30,
  facingMode: "environment",
  abilities: { torch: true, zoom: { min: 1, max: 8, step: 0.1 }, focusModes: ["continuous"] },
  settings: { brightness: 0, resizeMode: "none" },
  chosen: "main-back",
  cameras: ["camera2 0, facing back", "camera2 1, facing front"],
  reopened: 1,
};

test("tells a read by its kind, its length and how long it took, and never its code", () => {
  const sections = diagnose({ camera: CAMERA, scan: recordOfOneRead(), device: [] });
  expect(sections[0]?.facts).toEqual([{ name: "3 s ago", value: "Code 128, 13 characters, 1 frame, 180 ms" }]);
  expect(diagnosisText(sections, "now")).not.toContain(CODE);
});

test("as text it has every section and fact of the screen", () => {
  const sections = diagnose({ camera: CAMERA, scan: recordOfOneRead(), device: [{ name: "App", value: "index-1.js" }] });
  const text = diagnosisText(sections, "2026-11-27T10:00:00Z");
  for (const { title, facts } of sections) {
    expect(text).toContain(`\n${title.toUpperCase()}\n`);
    for (const { name, value } of facts) expect(text).toContain(`${name}: ${value}`);
  }
  expect(text).toContain("Camera: camera2 0, facing back (a1b2c3…)");
  expect(text).toContain("Fast: 4.2 ms, 4.2 ms on average, once");
  expect(text).toContain("Zoom: 1 to 8");
  expect(text).toContain("The browser’s detector: not used: it misread");
});

test("says so where there is nothing to tell yet", () => {
  const text = diagnosisText(diagnose({ camera: null, scan: createScanRecord().report(0), device: [] }), "now");
  expect(text).toContain("No camera is open.");
  expect(text).toContain("Nothing was read since the app was opened.");
});
