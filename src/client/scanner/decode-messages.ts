import type { CodeRead, DecoderEngine } from "./decoder";
import type { Pass } from "./passes";

/** What the page asks of the decode worker. The picture is transferred, and closed by the worker. */
export interface DecodeRequest {
  readonly kind: "decode";
  readonly frameId: number;
  readonly picture: ImageBitmap;
  readonly pass: Pass;
}

/** The worker's answer. It sends none when it fails: what went wrong arrives as the worker's `error` event. */
export interface DecodeReply {
  readonly kind: "decoded";
  readonly frameId: number;
  readonly engine: DecoderEngine;
  readonly reads: readonly CodeRead[];
}
