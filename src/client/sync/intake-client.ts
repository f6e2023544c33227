import type { BlobIntake, Blobs } from "./blob-intake";
import type { IntakeReply, IntakeRequest } from "./intake-messages";

/**
 * Has blobs hashed and written by a worker, started with the first of them, so that the page stays free for who scans.
 * Rejects where the worker cannot; what it had is to be fetched again.
 */
export function intakeInWorker(startWorker: () => Worker, database: string): BlobIntake {
  const waiting = new Map<number, (reply: IntakeReply) => void>();
  let worker: Worker | null = null;
  let lastId = 0;

  function startedWorker(): Worker {
    if (worker !== null) return worker;
    const started = startWorker();
    started.addEventListener("message", ({ data }: MessageEvent<IntakeReply>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    started.addEventListener("error", () => end("its worker failed"));
    started.addEventListener("messageerror", () => end("its worker was not understood"));
    worker = started;
    return started;
  }

  function end(message: string): void {
    worker?.terminate();
    worker = null;
    for (const [id, answer] of waiting) answer({ kind: "failed", id, message });
    waiting.clear();
  }

  return {
    async keep(blobs: Blobs) {
      const request: IntakeRequest = { kind: "keep", id: ++lastId, database, blobs };
      const reply = await new Promise<IntakeReply>((resolve) => {
        waiting.set(request.id, resolve);
        startedWorker().postMessage(request, [...blobs.values()].map(({ buffer }) => buffer));
      });
      switch (reply.kind) {
        case "kept":
          return reply.wrong;
        case "failed":
          throw new Error(`a snapshot's parts were not kept: ${reply.message}`);
      }
    },
    close: () => end("it was closed"),
  };
}

/** So many are hashed and written sooner than a worker has started. */
const FEW_PARTS = 16;

/**
 * In a worker where there are many parts; from its first failure on where `otherwise` is, as a browser may have none or not
 * be able to fetch its file.
 */
export function workerOr(inWorker: () => BlobIntake, otherwise: () => BlobIntake): (parts: number) => BlobIntake {
  let canWork = typeof Worker !== "undefined";
  return (parts) => {
    if (!canWork || parts <= FEW_PARTS) return otherwise();
    const intake = inWorker();
    return {
      ...intake,
      async keep(blobs) {
        try {
          return await intake.keep(blobs);
        } catch (error) {
          canWork = false;
          throw error;
        }
      },
    };
  };
}
