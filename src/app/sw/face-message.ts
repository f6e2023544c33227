/** The parts of the app that keep their files apart. */
export type FaceName = "till" | "admin" | "customer";

/** A page asks for every file of its face to be kept on the device; answered on the port that comes with it. */
export interface KeepFaceRequest {
  readonly type: "keep-face";
  readonly face: FaceName;
}

export type KeepFaceReply = { readonly kind: "kept" } | { readonly kind: "not-kept"; readonly reason: string };

/** Workbox's own message: the waiting version takes over, because somebody asked it to. */
export interface SkipWaitingRequest {
  readonly type: "SKIP_WAITING";
}

export type WorkerRequest = KeepFaceRequest | SkipWaitingRequest;
