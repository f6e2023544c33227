import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { describe, expect, test, vi } from "vitest";
import type { LiveCamera } from "../../../client/scanner/camera/camera-feed";
import { CameraView } from "./camera-view";
import type { CameraState } from "./use-scanning";

const PLAIN: LiveCamera = { deviceId: "1", place: 1, count: 1, facesUser: false, torch: null, zoom: null, focusesAtPoint: false };
const ZOOM = { range: { min: 1, max: 8, step: 0.1 }, value: 1 };

function show(state: CameraState, of: Partial<LiveCamera> = {}) {
  const camera = {
    setTorch: vi.fn(async () => {}),
    setZoom: vi.fn(async () => {}),
    focusAt: vi.fn(async () => {}),
    switchCamera: vi.fn(),
    report: () => null,
  };
  const retry = vi.fn();
  const video = createRef<HTMLVideoElement>();
  render(<CameraView scanning={{ video, state, live: { ...PLAIN, ...of }, camera, retry }} />);
  return { camera, retry, user: userEvent.setup() };
}

test.each([
  ["refused", /allow the camera/],
  ["refused-by-system", /settings/],
  ["no-camera", /Type the code, use a photo/],
  ["in-use", /Close the other app or tab/],
  ["insecure-context", /begins with https/],
  ["unsupported", /another browser/],
  ["lost", /Plug it in/],
  ["decoder-failed", /Connect this device to the network once/],
] as const)("says what to do where the camera shows no codes: %s", async (problem, next) => {
  const { retry, user } = show({ phase: "problem", problem }, { torch: "off" });
  expect(screen.getByText(next)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Light" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("a black picture is started again with a tap", async () => {
  const { retry, user } = show({ phase: "problem", problem: "no-picture" });
  await user.click(screen.getByRole("button", { name: "Start the camera" }));
  expect(retry).toHaveBeenCalledOnce();
});

describe("what a camera lacks is not offered", () => {
  test("neither light nor zoom nor another camera", () => {
    show({ phase: "reading" });
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByRole("slider")).toBeNull();
  });

  test("a tap focuses nothing where it cannot", async () => {
    const { camera, user } = show({ phase: "reading" });
    await user.click(screen.getByLabelText("Camera"));
    expect(camera.focusAt).not.toHaveBeenCalled();
  });
});

describe("what a camera has", () => {
  test("its light goes on and off, and looks as the camera says", async () => {
    const { camera, user } = show({ phase: "reading" }, { torch: "on" });
    const light = screen.getByRole("button", { name: "Light", pressed: true });
    await user.click(light);
    expect(camera.setTorch).toHaveBeenLastCalledWith(false);
  });

  test("a light that did not come on is said to be off", () => {
    show({ phase: "reading" }, { torch: "refused" });
    expect(screen.getByRole("button", { name: "Light", pressed: false })).toBeTruthy();
    expect(screen.getByText("The light did not come on.")).toBeTruthy();
  });

  test("it zooms by its slider, from the keyboard too", async () => {
    const { camera } = show({ phase: "reading" }, { zoom: ZOOM });
    const slider = screen.getByRole("slider", { name: "Zoom" });
    expect(slider.getAttribute("aria-valuetext")).toBe("1.0×");
    fireEvent.change(slider, { target: { value: "100" } });
    expect(camera.setZoom).toHaveBeenLastCalledWith(8);
  });

  test("two fingers zoom, and tap nothing", () => {
    const { camera } = show({ phase: "reading" }, { zoom: { ...ZOOM, value: 2 }, focusesAtPoint: true });
    const picture = screen.getByLabelText("Camera");
    fireEvent.pointerDown(picture, { pointerId: 1, clientX: 100, clientY: 100 });
    fireEvent.pointerDown(picture, { pointerId: 2, clientX: 200, clientY: 100 });
    fireEvent.pointerMove(picture, { pointerId: 2, clientX: 250, clientY: 100 });
    expect(camera.setZoom).toHaveBeenLastCalledWith(3);
    fireEvent.pointerUp(picture, { pointerId: 2, clientX: 250, clientY: 100 });
    fireEvent.pointerUp(picture, { pointerId: 1, clientX: 100, clientY: 100 });
    expect(camera.focusAt).not.toHaveBeenCalled();
  });

  test("the next camera is gone on to, and named", async () => {
    const { camera, user } = show({ phase: "reading" }, { count: 3, place: 2 });
    await user.click(screen.getByRole("button", { name: "Switch camera" }));
    expect(camera.switchCamera).toHaveBeenCalledOnce();
    expect(screen.getByText("Camera 2 of 3")).toBeTruthy();
  });
});
