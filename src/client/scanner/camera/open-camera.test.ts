import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StubBrowser } from "../../../../test/fixtures/camera/stub-cameras";
import type { CameraProblem } from "./camera-problem";
import { openCamera } from "./open-camera";

let browser: StubBrowser;

beforeEach(() => {
  browser = new StubBrowser();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each<[name: string, message: string, problem: CameraProblem]>([
  ["NotAllowedError", "Permission denied", "refused"],
  ["NotAllowedError", "Permission denied by system", "refused-by-system"],
  ["NotFoundError", "", "no-camera"],
  ["NotReadableError", "", "in-use"],
  ["NotSupportedError", "", "unsupported"],
])("tells a %s (%s) from the others", async (name, message, problem) => {
  browser.refuseWith = new DOMException(message, name);
  expect(await openCamera("back", () => {})).toEqual({ ok: false, problem });
});

test("says that the page was not served securely before anything else", async () => {
  vi.stubGlobal("isSecureContext", false);
  vi.stubGlobal("navigator", {});
  expect(await openCamera("back", () => {})).toEqual({ ok: false, problem: "insecure-context" });
});

test("says that a browser knows no cameras", async () => {
  vi.stubGlobal("navigator", {});
  expect(await openCamera("back", () => {})).toEqual({ ok: false, problem: "unsupported" });
});

test("wishes for a large picture, and takes any", async () => {
  const ask = vi.spyOn(browser.mediaDevices, "getUserMedia");
  await openCamera("back", () => {});
  const { video } = ask.mock.calls[0]![0] as unknown as { video: Record<string, Record<string, unknown>> };
  expect(video["width"]!["ideal"]).toBeGreaterThanOrEqual(1280);
  expect(Object.values(video).every((wish) => Object.keys(wish).join() === "ideal")).toBe(true);
});
