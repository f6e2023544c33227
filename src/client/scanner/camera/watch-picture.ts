interface PictureEvents {
  /** No new frame came for seconds, though the page is shown. */
  readonly onStill: () => void;
  /** The picture has moved for a while. */
  readonly onSteady: () => void;
}

const TICK_MS = 500;
/** A camera in the dark gives five frames a second, a slow one needs seconds for its first. */
const STILL_TICKS = 6;
const FIRST_FRAME_TICKS = 16;
const STEADY_TICKS = 20;

/**
 * Notices that a camera which is open shows nothing: iOS comes back from the background, or from a call, with a black picture or one
 * that stands still, and says nothing of it. Ticks are counted, not time: a page that was asleep, or too busy for a tick, was as blind.
 * @returns ends it
 */
export function watchPicture(video: HTMLVideoElement, track: MediaStreamTrack, { onStill, onSteady }: PictureEvents): () => void {
  let ended = false;
  let frames = 0;
  let framesBefore = 0;
  let stillTicks = 0;
  let movingTicks = 0;

  const countFrames = () => {
    if (ended || !("requestVideoFrameCallback" in video)) return;
    video.requestVideoFrameCallback(() => {
      frames++;
      countFrames();
    });
  };

  const hasMoved = () => {
    const shown = frames + (video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0);
    const moved = shown !== framesBefore && !track.muted;
    framesBefore = shown;
    return moved;
  };

  const tick = () => {
    if (document.hidden) {
      stillTicks = 0;
      return;
    }
    // A browser that saves power, or takes a phone call, pauses the video and forgets to go on.
    if (video.paused) void video.play()?.catch(() => {});
    if (hasMoved()) {
      stillTicks = 0;
      if (++movingTicks === STEADY_TICKS) onSteady();
    } else if (++stillTicks >= (movingTicks === 0 ? FIRST_FRAME_TICKS : STILL_TICKS)) {
      stillTicks = 0;
      onStill();
    }
  };

  countFrames();
  const timer = setInterval(tick, TICK_MS);
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
