/** One byte a pixel, 0 black to 255 white, rows from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Memory for one picture after the other: it grows to the largest, and a camera's frames then allocate no more. */
export interface PictureBuffer {
  /** A picture of this size over the buffer's memory, its old pixels still there; one handed out before is void. */
  sized(width: number, height: number): GreyPicture;
}

type Pixels = Pick<ImageData, "data" | "width" | "height">;

export function createPictureBuffer(): PictureBuffer {
  let memory = new Uint8Array(0);
  return {
    sized(width, height) {
      if (memory.length < width * height) memory = new Uint8Array(width * height);
      return { width, height, grey: memory.subarray(0, width * height) };
    },
  };
}

/**
 * The brightness of a picture in colour, weighted as the eye does (ITU-R BT.601).
 * @param redAt where red is among a pixel's four bytes; blue is at the other end of three
 */
export function greyOf({ data, width, height }: Pixels, into: PictureBuffer, redAt: 0 | 2 = 0): GreyPicture {
  const picture = into.sized(width, height);
  const { grey } = picture;
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    grey[pixel] = (306 * data[at + redAt]! + 601 * data[at + 1]! + 117 * data[at + 2 - redAt]!) >> 10;
  }
  return picture;
}
