import { fail, ok, type Result } from "../../../domain/result";

/** Why there is no picture. `lost`: it was taken away while it ran, unplugged or by the system. */
export type CameraProblem = "refused" | "no-camera" | "in-use" | "insecure-context" | "unsupported" | "lost";

export interface Camera {
  readonly stream: MediaStream;
  /** Ends the picture and lets go of the camera. */
  close(): void;
}

/** The back camera of a phone, and enough pixels for a bar code: at 640 across none is readable. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const PROBLEMS = new Map<string, CameraProblem>([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotFoundError", "no-camera"],
  ["OverconstrainedError", "no-camera"],
  ["NotReadableError", "in-use"],
  ["AbortError", "in-use"],
]);

/**
 * Opens the camera, which may ask the user first.
 * @param onLost called when the camera is taken away later; not after `close`
 */
export async function openCamera(onLost: () => void): Promise<Result<Camera, CameraProblem>> {
  if (!isSecureContext) return fail("insecure-context");
  // Missing in old browsers and in some embedded ones, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices?.getUserMedia) return fail("unsupported");
  try {
    return ok(cameraOf(await devices.getUserMedia(WANTED), onLost));
  } catch (error) {
    return fail((error instanceof Error && PROBLEMS.get(error.name)) || "unsupported");
  }
}

function cameraOf(stream: MediaStream, onLost: () => void): Camera {
  const tracks = stream.getTracks();
  for (const track of tracks) track.addEventListener("ended", onLost);
  return {
    stream,
    close() {
      for (const track of tracks) {
        track.removeEventListener("ended", onLost);
        track.stop();
      }
    },
  };
}
