import type { DecodeReply, DecodeRequest, PictureKind } from "./decode-messages";
import type { DecoderEngine } from "./decoder";
import { lookOfFrame } from "./frame-look";
import { createPictureBuffer, greyOf, type GreyPicture } from "./grey-picture";
import { loadDecoder } from "./load-decoder";
import { createPictureReader, type PictureReader, type PictureReads } from "./picture-reader";

const loading = loadReader();
const canvas = new OffscreenCanvas(1, 1);
const grey = createPictureBuffer();

// One picture at a time: a photo may come while a frame is looked at, and their pixels lie in the same memory.
let answered: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<DecodeRequest>) => {
  answered = answered.then(() => answer(data)).then((reply) => self.postMessage(reply), reportError);
});

async function answer(request: DecodeRequest): Promise<DecodeReply> {
  try {
    const { engine, reader } = await loading;
    const pixels = greyOf(pixelsOf(request.picture), grey);
    const { width, height } = pixels;
    const look = lookOfFrame(pixels);
    const { reads, passes } = await readsOf(reader, request.kind, pixels);
    return { kind: "decoded", frameId: request.frameId, decoded: { engine, reads, passes, look, width, height } };
  } finally {
    request.picture.close();
  }
}

function readsOf(reader: PictureReader, kind: PictureKind, picture: GreyPicture): Promise<PictureReads> {
  switch (kind) {
    case "frame":
      return reader.readFrame(picture);
    case "photo":
      return reader.readPhoto(picture);
  }
}

async function loadReader(): Promise<{ readonly engine: DecoderEngine; readonly reader: PictureReader }> {
  const decoder = await loadDecoder();
  return { engine: decoder.engine, reader: createPictureReader(decoder, () => performance.now()) };
}

function pixelsOf(picture: ImageBitmap): ImageData {
  const { width, height } = picture;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("No 2D canvas in a worker");
  // A picture with transparent parts would else show what was drawn before it.
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, width, height);
}
