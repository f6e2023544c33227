import type { ScanProblem } from "../../../client/scanner/scan-session";

/** What a person is told where the camera shows no codes. */
export interface CameraWording {
  readonly what: string;
  readonly next: string;
  /** On the button. */
  readonly again: string;
}

/**
 * Why the camera shows no codes, and what to do about it.
 * @param allow how to allow this page the camera, in this browser
 */
export function wordCameraProblem(problem: ScanProblem, allow: string): CameraWording {
  switch (problem) {
    case "refused":
      return { what: "The camera is not allowed here.", next: `${allow} The till then goes on by itself.`, again: TRY_AGAIN };
    case "refused-by-system":
      return {
        what: "This device keeps the browser from its camera.",
        next: "Open the device’s settings, then “Privacy”, “Camera”, and allow it for this browser.",
        again: TRY_AGAIN,
      };
    case "no-camera":
      return {
        what: "This device has no camera.",
        next: "Type the code, use a photo, or plug in a scanner or a camera.",
        again: TRY_AGAIN,
      };
    case "in-use":
      return {
        what: "Something else is using the camera.",
        next: "Close the other app or tab, then try again.",
        again: TRY_AGAIN,
      };
    case "insecure-context":
      return {
        what: "The camera needs a secure address.",
        next: "Open the till at an address that begins with https://. Until then, type the code.",
        again: TRY_AGAIN,
      };
    case "unsupported":
      return {
        what: "This browser can’t use the camera.",
        next: "Open the till in another browser, or type the code.",
        again: TRY_AGAIN,
      };
    case "lost":
      return {
        what: "The camera went away.",
        next: "Plug it in, or close what has taken it: the till then goes on by itself.",
        again: TRY_AGAIN,
      };
    case "no-picture":
      return { what: "The camera shows nothing.", next: "Tap to start it again.", again: "Start the camera" };
    case "decoder-failed":
      return {
        what: "The scanner could not start.",
        next: "Connect this device to the network once, then try again. Until then, type the code.",
        again: TRY_AGAIN,
      };
  }
}

const TRY_AGAIN = "Try again";
