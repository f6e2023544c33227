import type { ScanProblem } from "../../../client/scanner/scan-session";

/** Why the camera shows no codes, and what to do about it. */
export function wordCameraProblem(problem: ScanProblem): { readonly what: string; readonly next: string } {
  switch (problem) {
    case "refused":
      return {
        what: "The camera is not allowed here.",
        next: "Allow it for this site in the browser’s settings (the sign beside the address), then try again.",
      };
    case "no-camera":
      return { what: "This device has no camera.", next: "Type the code, use a photo, or plug in a scanner." };
    case "in-use":
      return { what: "Something else is using the camera.", next: "Close the other app or tab, then try again." };
    case "insecure-context":
      return {
        what: "The camera needs a secure address.",
        next: "Open the till at an address that begins with https://. Until then, type the code.",
      };
    case "unsupported":
      return { what: "This browser can’t use the camera.", next: "Open the till in another browser, or type the code." };
    case "lost":
      return { what: "The camera went away.", next: "See that it is plugged in and free, then try again." };
    case "decoder-failed":
      return {
        what: "The scanner could not start.",
        next: "Connect this device to the network once, then try again. Until then, type the code.",
      };
  }
}
