import { awaitPermission } from "./await-permission";
import type { CameraProblem } from "./camera-problem";
import { type CameraReport, reportCamera } from "./camera-report";
import { type CameraDescription, type ChoiceReason, facesUser, findRemembered } from "./choose-camera";
import { type CameraControl, type CameraSettings, controlCamera } from "./control-camera";
import type { FoundCamera } from "./find-camera";
import { findPatiently } from "./find-patiently";
import { listCameras } from "./list-cameras";
import type { OpenCamera } from "./open-camera";
import { rememberCamera, rememberedCamera } from "./remembered-camera";
import { watchPicture } from "./watch-picture";

/** The camera whose picture is shown, and what can be set of it. */
export interface LiveCamera extends CameraSettings {
  readonly deviceId: string;
  /** Its place among `count` cameras of the device, from 1. */
  readonly place: number;
  readonly count: number;
  /** It looks at who holds the device, who expects a mirror. */
  readonly facesUser: boolean;
}

export interface CameraFeed extends Pick<CameraControl, "setTorch" | "setZoom" | "focusAt"> {
  /** Goes on to the device's next camera, and remembers it. */
  switchCamera(): void;
  /** The camera that is open now; null where none is. */
  report(): CameraReport | null;
  /** Lets go of the camera for good, also of one that is still being opened. */
  stop(): void;
}

interface FeedEvents {
  readonly onProblem: (problem: CameraProblem) => void;
  /** The camera that is live has come, or something of it has changed. */
  readonly onLive?: (camera: LiveCamera) => void;
}

type Running = {
  readonly open: OpenCamera;
  readonly reason: ChoiceReason;
  readonly control: CameraControl;
  readonly endWatch: () => void;
};

/** A picture that goes away this often, each time within seconds, is not coming back by itself. */
const MOST_RECOVERIES = 2;

/**
 * Shows the camera's picture in a video element, for as long as the page is shown.
 *
 * A hidden page lets go of the camera: others may want it, and iOS returns from the background with a black picture unless it is
 * opened anew. A problem is not final: it is tried again when the page is shown, when a person allows the camera, and when one is
 * plugged in.
 */
export function feedFromCamera(video: HTMLVideoElement, { onProblem, onLive }: FeedEvents): CameraFeed {
  const known = new Map<string, CameraDescription["focus"]>();
  const ended = new AbortController();
  let running: Running | null = null;
  let opening = false;
  let problem: CameraProblem | null = null;
  let cameras: readonly CameraDescription[] = [];
  let remembered = rememberedCamera();
  let zoom: { readonly deviceId: string; readonly value: number } | null = null;
  let recoveries = 0;
  let reopened = 0;

  const isWanted = () => !ended.signal.aborted && !document.hidden;

  async function open(lost = false): Promise<void> {
    if (opening || running !== null || !isWanted()) return;
    opening = true;
    const found = await findPatiently({ remembered, known, onEnded: () => recover("lost") }, isWanted);
    opening = false;
    if (!isWanted()) {
      if (found.ok) found.value.open.close();
    } else if (found.ok) {
      problem = null;
      run(found.value);
      // It went before anybody listened.
      if (found.value.open.track.readyState === "ended") recover("lost");
    } else {
      giveUp(lost && found.problem === "no-camera" ? "lost" : found.problem);
    }
  }

  function run(found: FoundCamera): void {
    const { track, deviceId, stream } = found.open;
    cameras = found.cameras;
    video.srcObject = stream;
    const control = controlCamera(track, zoom?.deviceId === deviceId ? zoom.value : null, publish);
    const endWatch = watchPicture(video, track, {
      onStill: () => recover("no-picture"),
      onSteady: () => {
        recoveries = 0;
      },
    });
    running = { open: found.open, reason: found.reason, control, endWatch };
    publish();
  }

  function publish(): void {
    if (running === null) return;
    const { deviceId, track } = running.open;
    const settings = running.control.settings();
    if (settings.zoom) zoom = { deviceId, value: settings.zoom.value };
    const place = cameras.findIndex((camera) => camera.deviceId === deviceId);
    onLive?.({
      ...settings,
      deviceId,
      place: place + 1,
      count: cameras.length,
      facesUser: facesUser(track.getSettings(), cameras[place]),
    });
  }

  function close(): void {
    running?.endWatch();
    running?.control.end();
    running?.open.close();
    running = null;
    video.srcObject = null;
  }

  function giveUp(found: CameraProblem): void {
    problem = found;
    onProblem(found);
  }

  /** Opens the camera anew, or another one, unless that was of no use several times. */
  function recover(from: "lost" | "no-picture"): void {
    close();
    if (recoveries >= MOST_RECOVERIES) return giveUp(from);
    recoveries++;
    reopened++;
    void open(from === "lost");
  }

  function handleShown(): void {
    recoveries = 0;
    if (document.hidden) close();
    else void open();
  }

  async function handleDevices(): Promise<void> {
    const listed = await listCameras(known);
    if (!isWanted()) return;
    cameras = listed;
    const preferred = remembered && findRemembered(cameras, remembered);
    if (running !== null && preferred && preferred.deviceId !== running.open.deviceId) close();
    if (running !== null) publish();
    else if (problem !== "refused" && problem !== "refused-by-system") await open();
  }

  function switchCamera(): void {
    if (running === null || cameras.length < 2) return;
    const { deviceId } = running.open;
    const next = cameras[(cameras.findIndex((camera) => camera.deviceId === deviceId) + 1) % cameras.length];
    if (next === undefined) return;
    remembered = { deviceId: next.deviceId, label: next.label };
    rememberCamera(remembered);
    close();
    void open();
  }

  // With all three a browser plays by itself, also where it allows no sound and, as on iPhones, would go full screen.
  video.autoplay = true;
  video.muted = true;
  video.playsInline = true;
  const { signal } = ended;
  document.addEventListener("visibilitychange", handleShown, { signal });
  // A page that comes back from the browser's memory, or on iOS from a locked screen, may be told of nothing else.
  window.addEventListener("pageshow", () => void open(), { signal });
  navigator.mediaDevices?.addEventListener?.("devicechange", () => void handleDevices(), { signal });
  signal.addEventListener("abort", awaitPermission(() => void (problem !== null && open())));
  void open();

  return {
    switchCamera,
    setTorch: async (on) => running?.control.setTorch(on),
    setZoom: async (value) => running?.control.setZoom(value),
    focusAt: async (point) => running?.control.focusAt(point),
    report: () =>
      running && reportCamera(running.open.track, { chosen: running.reason, cameras: cameras.map(({ label }) => label), reopened }),
    stop() {
      ended.abort();
      close();
    },
  };
}
