import type { DecodeReply, DecodeRequest } from "./decode-messages";
import type { CodeRead, DecoderEngine } from "./decoder";
import { createPictureBuffer, greyOf } from "./grey-picture";
import { loadDecoder } from "./load-decoder";
import { createPictureReader, type PictureReader } from "./picture-reader";

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
    return { kind: "decoded", frameId: request.frameId, engine, reads: await readsOf(reader, request) };
  } finally {
    request.picture.close();
  }
}

function readsOf(reader: PictureReader, { kind, picture }: DecodeRequest): Promise<readonly CodeRead[]> {
  const pixels = greyOf(pixelsOf(picture), grey);
  switch (kind) {
    case "frame":
      return reader.readFrame(pixels);
    case "photo":
      return reader.readPhoto(pixels);
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
