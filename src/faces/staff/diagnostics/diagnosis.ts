import type { CameraReport } from "../../../client/scanner/camera/camera-report";
import type { ScanReport } from "../../../client/scanner/scan-record";
import { cameraFacts } from "./camera-facts";
import type { DeviceFacts } from "./device-facts";
import type { Fact } from "./fact";
import { passFacts, readFacts, scannerFacts } from "./scanner-facts";

export interface Section {
  readonly title: string;
  /** None: `nothing` says why. */
  readonly facts: readonly Fact[];
  readonly nothing: string;
}

export interface Findings {
  /** Null while no camera is open. */
  readonly camera: CameraReport | null;
  readonly scan: ScanReport;
  readonly device: DeviceFacts;
}

/**
 * How the scanner does, in words: what the screen shows is what is sent. No code and nothing of the shop is in it; a camera's name,
 * which is as the system gives it ("Anna's iPhone Camera"), is.
 */
export function diagnose({ camera, scan, device }: Findings): readonly Section[] {
  return [
    { title: "Last reads", facts: readFacts(scan.reads), nothing: "Nothing was read since the app was opened." },
    { title: "Scanner", facts: scannerFacts(scan), nothing: "No frame was looked at yet." },
    { title: "Passes", facts: passFacts(scan.passes), nothing: "No frame was looked at yet." },
    { title: "Camera", facts: camera === null ? [] : cameraFacts(camera), nothing: "No camera is open." },
    { title: "Device", facts: device, nothing: "Not known yet." },
  ];
}

/** The same as plain text. @param when for people, with its time zone */
export function diagnosisText(sections: readonly Section[], when: string): string {
  const parts = sections.map(({ title, facts, nothing }) => {
    const lines = facts.length === 0 ? [nothing] : facts.map(({ name, value }) => `${name}: ${value}`);
    return [title.toUpperCase(), ...lines].join("\n");
  });
  return [`Tearoff scanner diagnostics, ${when}`, ...parts].join("\n\n") + "\n";
}
