import type { CodeType } from "../../domain/code/code-type";
import type { Result } from "../../domain/result";
import type { FileProblem } from "./file-problem";
import type { CodeFile } from "./read-code-file";

/** To the worker, which reads one file and is ended then. */
export type CodeFileRequest = { readonly kind: "read"; readonly file: Blob; readonly codeType: CodeType };

/** `stopped`: a bug of ours, to be thrown where it is seen. */
export type CodeFileReply =
  | { readonly kind: "read"; readonly result: Result<CodeFile, FileProblem> }
  | { readonly kind: "stopped"; readonly message: string };
