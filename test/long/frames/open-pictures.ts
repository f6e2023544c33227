/** How many frames and bitmaps hold memory in this thread. */
export interface OpenPictures {
  readonly made: number;
  readonly open: number;
}

/** Counts from now on every frame and bitmap that is made here, taken over from another thread, closed, or sent to another. */
export function countPictures(): { tookOver(picture: unknown): void; sent(picture: unknown): void; count(): OpenPictures } {
  const open = new Set<unknown>();
  let made = 0;
  const opened = <T>(picture: T): T => {
    open.add(picture);
    made++;
    return picture;
  };

  for (const { prototype } of [VideoFrame, ImageBitmap]) {
    const close = prototype.close;
    prototype.close = function (this: VideoFrame & ImageBitmap) {
      open.delete(this);
      close.call(this);
    };
  }
  globalThis.VideoFrame = new Proxy(VideoFrame, { construct: (target, args) => opened(Reflect.construct(target, args) as VideoFrame) });
  const makeBitmap = globalThis.createImageBitmap.bind(globalThis) as (...args: readonly unknown[]) => Promise<ImageBitmap>;
  globalThis.createImageBitmap = async (...args: readonly unknown[]) => opened(await makeBitmap(...args));

  return {
    tookOver: (picture) => void opened(picture),
    sent: (picture) => void open.delete(picture),
    count: () => ({ made, open: open.size }),
  };
}
