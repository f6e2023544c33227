import type { Decoded, DecodeReply, DecodeRequest, PictureKind } from "./decode-messages";
import type { CodeRead } from "./decoder";
import { lookOfFrame } from "./frame-look";
import type { GreyPicture } from "./grey-picture";
import { loadDecoder } from "./load-decoder";
import type { Picture } from "./picture";
import { createPixelReader, type PicturePixels } from "./picture-pixels";
import { createPictureReader, type PictureReader, type PictureReads } from "./picture-reader";

const loading = loadReader();
const readPixels = createPixelReader();

// One picture at a time: a photo may come while a frame is looked at, and their pixels lie in the same memory.
let answered: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<DecodeRequest>) => {
  answered = answered.then(() => answer(data)).then((reply) => self.postMessage(reply), reportError);
});

async function answer({ kind, frameId, picture, ofNoInterest }: DecodeRequest): Promise<DecodeReply> {
  const { pixels, range } = await pixelsOf(picture);
  const { decoder, reader } = await loading;
  const { engine } = decoder;
  const { width, height } = pixels;
  const look = lookOfFrame(pixels, range);
  const { reads, passes } = await readsOf(reader, kind, pixels, ofNoInterest);
  const decoded: Decoded = { engine, choice: decoder.choice(), reads, passes, look, width, height };
  return { kind: "decoded", frameId, decoded };
}

/** Gives the picture back before anybody looks at its pixels, which takes a hundred times as long as to copy them. */
async function pixelsOf(picture: Picture): Promise<PicturePixels> {
  try {
    return await readPixels(picture);
  } finally {
    picture.close();
  }
}

function readsOf(
  reader: PictureReader,
  kind: PictureKind,
  picture: GreyPicture,
  ofNoInterest: readonly CodeRead[],
): Promise<PictureReads> {
  switch (kind) {
    case "frame":
      return reader.readFrame(picture, ofNoInterest);
    case "glance":
      return reader.glance(picture, ofNoInterest);
    case "photo":
      return reader.readPhoto(picture, ofNoInterest);
  }
}

async function loadReader() {
  const nowMs = () => performance.now();
  const decoder = await loadDecoder(nowMs);
  return { decoder, reader: createPictureReader(decoder, nowMs) };
}
