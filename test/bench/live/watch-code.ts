import { MARK_PIXELS } from "../../fixtures/video/camera-video-mark";

/**
 * Tells when a marked camera video begins to hold a code, and when it ends to.
 * @param onChange `nowMs`: when the browser presented the first such frame, on the page's clock
 */
export function watchCode(video: HTMLVideoElement, onChange: (holdsCode: boolean, nowMs: number) => void): void {
  let before: boolean | null = null;
  const look = async (nowMs: number) => {
    const holdsCode = await isMarked(video);
    if (before !== null && holdsCode !== before) onChange(holdsCode, nowMs);
    before = holdsCode;
  };
  const handleFrame = (nowMs: number) => {
    void look(nowMs);
    video.requestVideoFrameCallback(handleFrame);
  };
  video.requestVideoFrameCallback(handleFrame);
}

/** Copies a few pixels of the frame, not the frame: what is measured should not notice. */
async function isMarked(video: HTMLVideoElement): Promise<boolean> {
  const frame = new VideoFrame(video);
  try {
    const rect = { x: MARK_PIXELS / 4, y: MARK_PIXELS / 4, width: MARK_PIXELS / 2, height: MARK_PIXELS / 2 };
    const pixels = new Uint8Array(frame.allocationSize({ rect }));
    await frame.copyTo(pixels, { rect });
    // Brightness, or red: the first byte tells a black square from a white one in every format.
    return pixels[0]! < 128;
  } finally {
    frame.close();
  }
}
