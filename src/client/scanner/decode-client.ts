import { fail, ok, type Result } from "../../domain/result";
import type { Decoded, DecodeReply, DecodeRequest, PictureKind } from "./decode-messages";
import type { CodeRead } from "./decoder";
import type { Picture } from "./picture";

export type { Decoded };

export type DecodeResult = Result<Decoded, "decoder-failed">;

export interface DecodeClient {
  /**
   * Takes the picture over. Who decodes a video waits for the answer before taking its next frame: nothing queues.
   * @param ofNoInterest codes that do not end the search for others
   */
  decode(picture: Picture, kind: PictureKind, ofNoInterest?: readonly CodeRead[]): Promise<DecodeResult>;
}

interface Waiting {
  readonly kind: PictureKind;
  readonly answer: (result: DecodeResult) => void;
}

/** A worker that the system has ended says nothing. A photo is looked at in every way, and frames wait behind it. */
const PATIENCE_MS: Record<PictureKind, number> = { frame: 8000, glance: 8000, photo: 40_000 };

/**
 * Talks to a decode worker, started at the first picture. A worker that failed, or fell silent, is ended, and the next picture
 * starts another one: a scanner must outlive one bad frame or a file that could not be fetched once.
 */
export function createDecodeClient(startWorker: () => Worker): DecodeClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastFrameId = 0;
  /** The first answer waits for the decoder's files, however slow the network is. */
  let hasAnswered = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function startedWorker(): Worker {
    if (worker) return worker;
    const started = startWorker();
    const giveUp = () => {
      if (worker === started) endWorker();
    };
    started.addEventListener("message", ({ data }: MessageEvent<DecodeReply>) => settle(data));
    started.addEventListener("error", giveUp);
    started.addEventListener("messageerror", giveUp);
    worker = started;
    return started;
  }

  function settle({ frameId, decoded }: DecodeReply): void {
    hasAnswered = true;
    waiting.get(frameId)?.answer(ok(decoded));
    waiting.delete(frameId);
    awaitAnswer();
  }

  function awaitAnswer(): void {
    clearTimeout(silence);
    if (!hasAnswered || waiting.size === 0) return;
    const patiencesMs = Array.from(waiting.values(), ({ kind }) => PATIENCE_MS[kind]);
    silence = setTimeout(endWorker, Math.max(...patiencesMs));
  }

  function endWorker(): void {
    worker?.terminate();
    worker = null;
    hasAnswered = false;
    clearTimeout(silence);
    for (const { answer } of waiting.values()) answer(fail("decoder-failed"));
    waiting.clear();
  }

  return {
    decode(picture, kind, ofNoInterest = []) {
      const request: DecodeRequest = { kind, frameId: ++lastFrameId, picture, ofNoInterest };
      return new Promise((resolve) => {
        waiting.set(request.frameId, { kind, answer: resolve });
        awaitAnswer();
        try {
          startedWorker().postMessage(request, [picture]);
        } catch {
          // Nobody else would give back a picture that could not be sent, and a camera runs out of them.
          picture.close();
          waiting.delete(request.frameId);
          resolve(fail("decoder-failed"));
        }
      });
    },
  };
}

/** The app's one decoder, kept for its lifetime: starting it costs ten times a frame. */
export const decodeClient = createDecodeClient(
  () => new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module", name: "decoder" }),
);

/**
 * Starts the decoder and has it look at an empty picture, which fetches, and so caches, all of its files.
 * @returns once it can decode without a network; `decoder-failed` when a file could not be had
 */
export async function warmUpDecoder(): Promise<DecodeResult> {
  return decodeClient.decode(await createImageBitmap(new ImageData(16, 16)), "frame");
}
