/** The pixels of a moment, to be handed over and closed: a camera has but a few frames, and stands still when none comes back. */
export type Picture = ImageBitmap | VideoFrame;

/**
 * A video's current frame. A `VideoFrame` is not copied on the way to a worker, which reads its brightness as the camera
 * gave it; an `ImageBitmap` is converted to colours, in the page's own time.
 * @returns null when the browser could not hand it over
 */
export async function pictureOf(video: HTMLVideoElement): Promise<Picture | null> {
  return videoFrameOf(video) ?? bitmapOf(video);
}

/** @returns null when the source holds no picture: a file that is no image, a video without a frame */
export async function bitmapOf(source: ImageBitmapSource): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source);
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") return null;
    throw error;
  }
}

function videoFrameOf(video: HTMLVideoElement): VideoFrame | null {
  if (!("VideoFrame" in globalThis)) return null;
  try {
    return new VideoFrame(video);
  } catch {
    // Whatever it did not like about this video, a bitmap may still be had of it.
    return null;
  }
}
