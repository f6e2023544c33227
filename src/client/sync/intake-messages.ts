import type { Blobs } from "./blob-intake";

/** `database`: the till's; the worker opens it for itself. */
export type IntakeRequest = { readonly kind: "keep"; readonly id: number; readonly database: string; readonly blobs: Blobs };

export type IntakeReply =
  | { readonly kind: "kept"; readonly id: number; readonly wrong: readonly string[] }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
