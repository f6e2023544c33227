import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Scene, writeCameraVideo } from "../../fixtures/video/camera-video";
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
  remove(): Promise<void>;
}

const FRAMES = 6;

export async function makeCamera(): Promise<Camera> {
  const folder = await mkdtemp(join(tmpdir(), "tearoff-camera-"));
  const path = join(folder, "camera.y4m");
  const play = async (scenes: readonly Scene[]) => {
    // A browser that has the old file open keeps it: a file that changes under it is no video.
    await writeCameraVideo({ path: `${path}.next`, scenes });
    await rename(`${path}.next`, path);
  };
  await play([{ code: null, angleDeg: 0, frames: FRAMES }]);
  return {
    launchArgs: cameraFromFile(path),
    show: (code, angleDeg) => play([{ code, angleDeg, frames: FRAMES }]),
    showNothing: () => play([{ code: null, angleDeg: 0, frames: FRAMES }]),
    play,
    remove: () => rm(folder, { recursive: true }),
  };
}
