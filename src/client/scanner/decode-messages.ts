import type { CodeRead, DecoderEngine } from "./decoder";

/** `frame`: one of many, looked at for a little while; `photo`: the only one, looked at in every way. */
export type PictureKind = "frame" | "photo";

/** What the page asks of the decode worker. The picture is transferred, and closed by the worker. */
export interface DecodeRequest {
  readonly kind: PictureKind;
  readonly frameId: number;
  readonly picture: ImageBitmap;
}

/** The worker's answer. It sends none when it fails: what went wrong arrives as the worker's `error` event. */
export interface DecodeReply {
  readonly kind: "decoded";
  readonly frameId: number;
  readonly engine: DecoderEngine;
  readonly reads: readonly CodeRead[];
}
