/**
 * Why there is no picture. `refused`: by a person or the browser; `refused-by-system`: the device keeps the browser from it.
 * `lost`: it was taken away while it ran, unplugged or by the system. `no-picture`: it runs, and shows nothing.
 */
export type CameraProblem =
  | "refused"
  | "refused-by-system"
  | "no-camera"
  | "in-use"
  | "insecure-context"
  | "unsupported"
  | "lost"
  | "no-picture";

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const PROBLEMS = new Map<string, CameraProblem>([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotFoundError", "no-camera"],
  ["OverconstrainedError", "no-camera"],
  ["NotReadableError", "in-use"],
  ["AbortError", "in-use"],
]);

/** @param reason what getUserMedia rejected with */
export function cameraProblemOf(reason: unknown): CameraProblem {
  if (!(reason instanceof Error)) return "unsupported";
  // Chromium's words, where Windows, macOS or Android has the last say; no other browser tells.
  if (reason.name === "NotAllowedError" && /by system/i.test(reason.message)) return "refused-by-system";
  return PROBLEMS.get(reason.name) ?? "unsupported";
}
