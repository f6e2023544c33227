import type { ImageHeader, ImageType } from "../../../src/domain/image/read-image";
import type { Deed } from "../members/member-store";

/** Pictures of coupons' pages, each kept once in a workspace. */
export type ImageStore = {
  /** `full`: the workspace has `most`, which are 500, all of them named or fresh (R73). */
  addImage(workspace: number, image: NewImage, deed: Deed, most?: number): Promise<"kept" | "full">;
  /** Whichever workspace's it is; null where none has it. */
  imageByHash(hash: string): Promise<{ readonly bytes: Uint8Array; readonly type: ImageType } | null>;
};

/** `hash`: the SHA-256 of its bytes, in hex. */
export type NewImage = { readonly hash: string; readonly bytes: Uint8Array; readonly header: ImageHeader };
