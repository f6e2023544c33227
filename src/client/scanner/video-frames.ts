/**
 * Calls `look` for the newest frame of a video, again when `look` is done: frames in between are skipped, not queued.
 * @returns ends it
 */
export function forEachFrame(video: HTMLVideoElement, look: () => Promise<void>): () => void {
  let ended = false;
  const handleFrame = () => {
    if (ended) return;
    const hasPicture = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    void (hasPicture ? look() : Promise.resolve()).finally(requestFrame);
  };
  const requestFrame = () => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(handleFrame);
    else requestAnimationFrame(handleFrame);
  };
  requestFrame();
  return () => {
    ended = true;
  };
}
