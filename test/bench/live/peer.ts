import { BrowserMultiFormatReader } from "@zxing/browser";
import { createCodeRuns } from "./code-runs";
import { watchCode } from "./watch-code";

const runs = createCodeRuns();

const peerBench = {
  runs: () => runs.ended,
  /** Reads from the camera, in the video's own size, as the library does by itself. */
  async start(texts: readonly string[]): Promise<void> {
    runs.startAnew();
    const video = document.querySelector("video");
    if (video === null) throw new Error("The page has no video.");
    const fresh = document.createElement("video");
    video.replaceWith(fresh);
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const controls = await new BrowserMultiFormatReader().decodeFromConstraints({ video: size }, fresh, (result) => {
      if (result) runs.tell(texts.includes(result.getText()) ? "read" : "wrong", performance.now());
    });
    watchCode(fresh, (holdsCode, nowMs) => runs.change(holdsCode, nowMs, true));
    stopLast = () => controls.stop();
  },
  stop: () => stopLast(),
};

let stopLast = () => {};

export type PeerBench = typeof peerBench;
Object.assign(globalThis, { peerBench });
