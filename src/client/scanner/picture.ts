/**
 * The pixels of a video's current frame or of an image file.
 * @returns null when there are none: a file that is no image, a frame that the browser could not hand over
 */
export async function pictureOf(source: ImageBitmapSource): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source);
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") return null;
    throw error;
  }
}
