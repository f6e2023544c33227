import type { CodeFileReply, CodeFileRequest } from "./code-file-messages";
import { readCodeFile } from "./read-code-file";

self.addEventListener("message", ({ data }: MessageEvent<CodeFileRequest>) => {
  readCodeFile(data.file, data.codeType).then(
    (result) => answer({ kind: "read", result }),
    (error: unknown) => answer({ kind: "stopped", message: String(error) }),
  );
});

function answer(reply: CodeFileReply): void {
  self.postMessage(reply);
}
