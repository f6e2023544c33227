import type { DecodeReply, DecodeRequest } from "./decode-messages";
import { loadDecoder } from "./load-decoder";
import type { Pass } from "./passes";

const loadingDecoder = loadDecoder();
const canvas = new OffscreenCanvas(1, 1);

self.addEventListener("message", ({ data }: MessageEvent<DecodeRequest>) => {
  answer(data).then((reply) => self.postMessage(reply), reportError);
});

async function answer({ frameId, picture, pass }: DecodeRequest): Promise<DecodeReply> {
  try {
    const decoder = await loadingDecoder;
    const reads = await decoder.decode(pixelsOf(picture, pass), pass.effort);
    return { kind: "decoded", frameId, engine: decoder.engine, reads };
  } finally {
    picture.close();
  }
}

/** The picture turned about its middle. A turned one keeps its middle square: the corners would double the work. */
function pixelsOf(picture: ImageBitmap, { turnDeg }: Pass): ImageData {
  const width = picture.width;
  const height = turnDeg === 0 ? picture.height : picture.width;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("No 2D canvas in a worker");
  context.translate(width / 2, height / 2);
  context.rotate((turnDeg * Math.PI) / 180);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return context.getImageData(0, 0, width, height);
}
