import { expect, test } from "vitest";
import { StubTrack } from "../../../../test/fixtures/camera/stub-cameras";
import { reportCamera } from "./camera-report";

const AROUND = { chosen: "main-back", cameras: ["Back Camera"], reopened: 1 } as const;

test("a report says how the camera is set, and no id that would tell the device from others", () => {
  const track = new StubTrack({
    label: "Back Camera",
    capabilities: { torch: true, zoom: { min: 1, max: 4, step: 0.5 }, focusMode: ["continuous"] },
    settings: {
      deviceId: "0123456789abcdef",
      groupId: "fedcba9876543210",
      width: 1920,
      height: 1080,
      frameRate: 30,
      facingMode: "environment",
      zoom: 2,
    },
  });
  const report = reportCamera(track.asTrack(), AROUND);
  expect(report).toMatchObject({
    ...AROUND,
    label: "Back Camera",
    width: 1920,
    height: 1080,
    frameRate: 30,
    facingMode: "environment",
    abilities: { torch: true, zoom: { min: 1, max: 4, step: 0.5 }, focusModes: ["continuous"] },
    settings: { zoom: 2 },
  });
  expect(JSON.stringify(report)).not.toMatch(/0123456789|fedcba/);
});

test("what the browser does not tell is left open", () => {
  expect(reportCamera(new StubTrack().asTrack(), AROUND)).toMatchObject({ width: null, frameRate: null, facingMode: null });
});
