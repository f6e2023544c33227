import { createPictureBuffer, type GreyPicture, type PictureBuffer } from "./grey-picture";
import type { Preparation } from "./passes";
import { enlarged, sharpenedAcross, squashed, turned, widened } from "./picture-operations";
import { brightened, inverted, softened } from "./picture-tone";

/** Rows that become one. Fewer leave the grain, more smear bars that lie off level; a larger picture shows the same bars longer. */
const FEWEST_ROWS_MELTED = 3;
const MELTED_OF_HEIGHT = 1 / 120;

/** Wider rows have pixels enough for thin bars as they are. */
const WIDENED_UP_TO = 1280;

/** Pixels of a widened row whose mean each way is the ground that a bar is to stand out from. */
const SHARPEN_REACH = { thin: 5, broad: 8 };

/** How far a pixel is moved away from that mean, as a multiple of its distance. */
const SHARPEN_STRENGTH = 1.5;

/** What is enlarged at most, in the middle of the picture: it costs four times its pixels. */
const ENLARGED_UP_TO = 640;

/**
 * Prepares pictures for their passes.
 * @returns a function whose result is void at its next call: it lies in memory that is used again
 */
export function createPreparation(): (source: GreyPicture, preparation: Preparation) => GreyPicture {
  const spare: [PictureBuffer, PictureBuffer] = [createPictureBuffer(), createPictureBuffer()];
  return (source, { turnDeg, bars, enlarged: isEnlarged, tone }) => {
    // Two buffers do: a step reads what the one before it wrote, and writes over what that one had read.
    let steps = 0;
    const into = () => spare[steps++ % 2 === 0 ? 0 : 1];
    let picture = source;
    if (tone) picture = toned(picture, tone, into());
    if (turnDeg) picture = turned(picture, turnDeg, into());
    if (isEnlarged) picture = enlarged(picture, ENLARGED_UP_TO, into());
    if (!bars) return picture;
    picture = squashed(picture, Math.max(FEWEST_ROWS_MELTED, Math.round(picture.height * MELTED_OF_HEIGHT)), into());
    if (picture.width <= WIDENED_UP_TO) picture = widened(picture, into());
    return sharpenedAcross(picture, SHARPEN_REACH[bars], SHARPEN_STRENGTH, into());
  };
}

function toned(source: GreyPicture, tone: NonNullable<Preparation["tone"]>, into: PictureBuffer): GreyPicture {
  switch (tone) {
    case "inverted":
      return inverted(source, into);
    case "softened":
      return softened(source, into);
    case "brightened":
      return brightened(source, into);
  }
}
