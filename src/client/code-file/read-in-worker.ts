import type { CodeType } from "../../domain/code/code-type";
import { fail, type Result } from "../../domain/result";
import type { CodeFileReply, CodeFileRequest } from "./code-file-messages";
import { FILE_MAX_BYTES, type FileProblem } from "./file-problem";
import { type CodeFile, readCodeFile } from "./read-code-file";

export type ReadCodeFile = (file: Blob, codeType: CodeType) => Promise<Result<CodeFile, FileProblem>>;

/** Reads a file in a worker, so that the page stays free; a large one is refused before any of it is read. */
export const readInWorker: ReadCodeFile = async (file, codeType) => {
  if (file.size > FILE_MAX_BYTES) return fail({ kind: "too-large" });
  if (typeof Worker === "undefined") return await readCodeFile(file, codeType);
  const worker = new Worker(new URL("./code-file-worker.ts", import.meta.url), { type: "module", name: "code-file" });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<CodeFileReply>) => {
        if (data.kind === "read") resolve(data.result);
        else reject(new Error(data.message));
      });
      // A network that is gone, and the worker's own file with it.
      worker.addEventListener("error", () => resolve(readCodeFile(file, codeType)));
      worker.postMessage({ kind: "read", file, codeType } satisfies CodeFileRequest);
    });
  } finally {
    worker.terminate();
  }
};
