import { type CameraReport, reportCamera } from "./camera-report";
import { type Camera, type CameraProblem, openCamera } from "./open-camera";

export interface CameraFeed {
  /** Lets go of the camera for good, also of one that is still being opened. */
  stop(): void;
  /** The camera that is open now; null where none is. */
  report(): CameraReport | null;
}

/**
 * Shows the camera's picture in a video element, for as long as the page is shown.
 *
 * A hidden page lets go of the camera: others may want it, and iOS returns from the background with a black picture
 * unless it is opened anew. A problem is not final: the next time that the page is shown it is tried again.
 */
export function feedFromCamera(video: HTMLVideoElement, onProblem: (problem: CameraProblem) => void): CameraFeed {
  let state: "closed" | "opening" | "open" | "stopped" = "closed";
  let camera: Camera | null = null;
  const isStopped = () => state === "stopped";

  async function open(): Promise<void> {
    state = "opening";
    const opened = await openCamera(handleLost);
    if (isStopped() || document.hidden) {
      if (opened.ok) opened.value.close();
      if (!isStopped()) state = "closed";
      return;
    }
    if (!opened.ok) {
      state = "closed";
      onProblem(opened.problem);
      return;
    }
    state = "open";
    camera = opened.value;
    video.srcObject = camera.stream;
  }

  function close(): void {
    camera?.close();
    camera = null;
    video.srcObject = null;
  }

  function handleLost(): void {
    close();
    state = "closed";
    onProblem("lost");
  }

  function handleVisibility(): void {
    if (document.hidden && state === "open") {
      close();
      state = "closed";
    } else if (!document.hidden && state === "closed") {
      void open();
    }
  }

  // With all three a browser plays by itself, also where it allows no sound and, as on iPhones, would go full screen.
  video.autoplay = true;
  video.muted = true;
  video.playsInline = true;
  document.addEventListener("visibilitychange", handleVisibility);
  handleVisibility();

  return {
    stop() {
      state = "stopped";
      document.removeEventListener("visibilitychange", handleVisibility);
      close();
    },
    report() {
      const track = camera?.stream.getVideoTracks()[0];
      return track === undefined ? null : reportCamera(track, { chosen: "browser", cameras: [track.label], reopened: 0 });
    },
  };
}
