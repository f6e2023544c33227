import type { GreyPicture } from "./grey-picture";

type MakeImage = (data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) => ImageData;

/**
 * Grey pictures for engines that take pictures in colour only.
 * @returns a function whose result is void at its next call: it lies in memory that is used again
 */
export function createColouring(makeImage: MakeImage): (picture: GreyPicture) => ImageData {
  let memory = new Uint32Array(0);
  return ({ width, height, grey }) => {
    if (memory.length < grey.length) memory = new Uint32Array(grey.length);
    for (let at = 0; at < grey.length; at++) memory[at] = 0xff000000 | (grey[at]! * 0x010101);
    return makeImage(new Uint8ClampedArray(memory.buffer, 0, grey.length * 4), width, height);
  };
}
