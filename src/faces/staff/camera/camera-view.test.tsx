import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { expect, test, vi } from "vitest";
import { CameraView } from "./camera-view";

const video = createRef<HTMLVideoElement>();

test.each([
  ["refused", /Allow it for this site/],
  ["no-camera", /Type the code, use a photo/],
  ["in-use", /Close the other app or tab/],
  ["insecure-context", /begins with https/],
  ["unsupported", /another browser/],
  ["lost", /plugged in and free/],
  ["decoder-failed", /Connect this device to the network once/],
] as const)("says what to do where the camera shows no codes: %s", async (problem, next) => {
  const retry = vi.fn();
  render(<CameraView scanning={{ video, state: { phase: "problem", problem }, retry }} />);
  expect(screen.getByText(next)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});
