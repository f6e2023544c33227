import type { CodeRead, DecoderChoice, DecoderEngine } from "./decoder";
import type { FrameLook } from "./frame-look";
import type { Picture } from "./picture";
import type { PictureReads } from "./picture-reader";

/**
 * `frame`: one of many, looked at for a little while; `glance`: one that need only tell whether a code that was read is still
 * there; `photo`: the only one, looked at in every way.
 */
export type PictureKind = "frame" | "glance" | "photo";

/** What the page asks of the decode worker. The picture is transferred, and closed by the worker. */
export interface DecodeRequest {
  readonly kind: PictureKind;
  readonly frameId: number;
  readonly picture: Picture;
  /** Codes that may be in the picture and that do not end the search; few, and none longer than a code. */
  readonly ofNoInterest: readonly CodeRead[];
}

/** What was seen in a picture. Width and height are those of what was looked at, in pixels. */
export interface Decoded extends PictureReads {
  /** The one that was asked first. */
  readonly engine: DecoderEngine;
  readonly choice: DecoderChoice;
  readonly look: FrameLook;
  readonly width: number;
  readonly height: number;
}

/** The worker's answer. It sends none when it fails: what went wrong arrives as the worker's `error` event. */
export interface DecodeReply {
  readonly kind: "decoded";
  readonly frameId: number;
  readonly decoded: Decoded;
}
