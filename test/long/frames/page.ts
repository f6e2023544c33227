import { createDecodeClient } from "../../../src/client/scanner/decode-client";
import { bitmapOf, pictureOf } from "../../../src/client/scanner/picture";
import { startScanning } from "../../../src/client/scanner/scan-session";
import { countPictures, type OpenPictures } from "./open-pictures";
import type { WorkerCounts } from "./worker-counts";

/** So small that every pass is made on every frame, and a frame takes a few milliseconds. */
const SMALL = { width: 160, height: 90 };

/** One frame in so many goes the way of browsers that have no `VideoFrame`. */
const BITMAP_EVERY = 20;

const pictures = countPictures();
const counts = new BroadcastChannel("counts");
const decoder = createDecodeClient(() => {
  const worker = new Worker(new URL("./counting-worker.ts", import.meta.url), { type: "module", name: "counted decoder" });
  const post = worker.postMessage.bind(worker) as (message: { readonly picture: unknown }, transfer: Transferable[]) => void;
  worker.postMessage = (message: { readonly picture: unknown }, transfer: unknown) => {
    post(message, transfer as Transferable[]);
    pictures.sent(message.picture);
  };
  return worker;
});

const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
document.body.append(video);

let session: ReturnType<typeof startScanning> | null = null;

const frames = {
  async openSmall(): Promise<void> {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: SMALL });
    await video.play();
  },

  closeSmall(): void {
    for (const track of (video.srcObject as MediaStream).getTracks()) track.stop();
    video.srcObject = null;
  },

  /** Hands over the video's frame of the moment so many times, each as soon as the one before has been looked at. */
  async send(count: number): Promise<void> {
    for (let frame = 0; frame < count; frame++) {
      const picture = frame % BITMAP_EVERY === 0 ? await bitmapOf(video) : await pictureOf(video);
      if (!picture) throw new Error("The video has no frame.");
      const decoded = await decoder.decode(picture, "frame");
      if (!decoded.ok) throw new Error("The decode worker failed.");
    }
  },

  async counted(): Promise<{ readonly page: OpenPictures; readonly worker: WorkerCounts }> {
    const answer = new Promise<WorkerCounts>((resolve) => {
      counts.addEventListener("message", ({ data }: MessageEvent<WorkerCounts>) => resolve(data), { once: true });
    });
    counts.postMessage("now");
    return { page: pictures.count(), worker: await answer };
  },

  /** The till's own scanning, at the camera's full size, until it has looked at so many frames; then it is left. */
  async scan(count: number): Promise<{ readonly size: string; readonly read: readonly string[]; readonly track: string | undefined }> {
    const read: string[] = [];
    const size = await new Promise<string>((resolve, reject) => {
      let looked = 0;
      session = startScanning({
        video,
        onReads: (reads) => read.push(...reads.map(({ text }) => text)),
        onFrame: ({ width, height }) => ++looked === count && resolve(`${width}x${height}`),
        onProblem: (problem) => reject(new Error(problem)),
      });
    });
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    session?.stop();
    return { size, read, track: track?.readyState };
  },
};

export type FramesPage = typeof frames;
Object.assign(globalThis, { frames });
