import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CameraVideo, type Scene, writeCameraVideo } from "../../fixtures/video/camera-video";
import type { DrawnCode } from "../../fixtures/video/code-picture";
import { cameraFromFile } from "./chromium";

/** What a browser launched with `launchArgs` sees, from the next time that it opens its camera. */
export interface Camera {
  readonly launchArgs: readonly string[];
  /** Holds a code into the picture for good. */
  show(code: DrawnCode, angleDeg: number): Promise<void>;
  showNothing(): Promise<void>;
  /** Plays these scenes over and over, 15 frames a second. */
  play(scenes: readonly Scene[]): Promise<void>;
  /** The same with its own size, speed and marks. */
  film(video: Omit<CameraVideo, "path">): Promise<void>;
  remove(): Promise<void>;
}

const FRAMES = 6;

/** Each frame is drawn, copied and searched for a code: where there is none to be found, that is all that a test waits for. */
const NOTHING = { scenes: [{ code: null, angleDeg: 0, frames: 1 }], width: 160, height: 90, framesPerSecond: 2 };

export async function makeCamera(): Promise<Camera> {
  const folder = await mkdtemp(join(tmpdir(), "tearoff-camera-"));
  const path = join(folder, "camera.y4m");
  const film = async (video: Omit<CameraVideo, "path">) => {
    // A browser that has the old file open keeps it: a file that changes under it is no video.
    await writeCameraVideo({ path: `${path}.next`, ...video });
    await rename(`${path}.next`, path);
  };
  const showNothing = () => film(NOTHING);
  await showNothing();
  return {
    launchArgs: cameraFromFile(path),
    show: (code, angleDeg) => film({ scenes: [{ code, angleDeg, frames: FRAMES }] }),
    showNothing,
    play: (scenes) => film({ scenes }),
    film,
    remove: () => rm(folder, { recursive: true }),
  };
}
