import { fail, ok, type Result } from "../../../domain/result";
import { type CameraProblem, cameraProblemOf } from "./camera-problem";

export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** Empty where the browser does not tell. */
  readonly deviceId: string;
  /** Ends the picture and lets go of the camera. */
  close(): void;
}

/** A certain camera, or one at the back. */
export type WantedCamera = { readonly deviceId: string } | "back";

/**
 * Opens a camera, which may ask the user first.
 * @param onEnded called when the camera is taken away later; not after `close`
 */
export async function openCamera(wanted: WantedCamera, onEnded: () => void): Promise<Result<OpenCamera, CameraProblem>> {
  if (!isSecureContext) return fail("insecure-context");
  // Missing in old browsers and in some embedded ones, whatever its type says.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices?.getUserMedia) return fail("unsupported");
  try {
    const stream = await devices.getUserMedia({ audio: false, video: { ...pictureFor(wanted), ...PICTURE } });
    const [track] = stream.getVideoTracks();
    return track === undefined ? fail("no-camera") : ok(openOf(stream, track, onEnded));
  } catch (error) {
    return fail(cameraProblemOf(error));
  }
}

/**
 * A picture of 640 across holds no readable bar code, and a phone held upright shows only the short side of the picture across: a
 * bar code there has the pixels of 1080, not of 1920. All of it is a wish: whatever the camera has is better than no picture.
 */
const PICTURE = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } } satisfies MediaTrackConstraints;

function pictureFor(wanted: WantedCamera): MediaTrackConstraints {
  return wanted === "back" ? { facingMode: { ideal: "environment" } } : { deviceId: { exact: wanted.deviceId } };
}

function openOf(stream: MediaStream, track: MediaStreamTrack, onEnded: () => void): OpenCamera {
  track.addEventListener("ended", onEnded);
  return {
    stream,
    track,
    deviceId: track.getSettings().deviceId ?? "",
    close() {
      track.removeEventListener("ended", onEnded);
      for (const each of stream.getTracks()) each.stop();
    },
  };
}
