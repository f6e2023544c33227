import { confirmRead, NOTHING_SEEN } from "./agreement";
import type { CodeRead, Decoder } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import { nextPass, notePass, NOT_LOOKED, UNTRIED } from "./pass-turns";
import { FAST_PASS, LEVEL_BARS_PASS, THOROUGH_PASSES, type Pass } from "./passes";
import { createPreparation } from "./prepare-picture";

/** A frame is left for the next one after this; more would show as a picture that is read late. */
export const FRAME_BUDGET_MS = 150;

export interface PictureReader {
  /** The codes of a frame, found by as many passes as its time allows; those that it had no time for come to later frames. */
  readFrame(picture: GreyPicture): Promise<readonly CodeRead[]>;
  /** The code of a photo, which does not come again: all passes are made, and bars count where two of them agree. */
  readPhoto(picture: GreyPicture): Promise<readonly CodeRead[]>;
}

/** @param nowMs a clock that only goes forward */
export function createPictureReader(decoder: Decoder, nowMs: () => number): PictureReader {
  const prepare = createPreparation();
  let turns = UNTRIED;

  const lookOnce = (picture: GreyPicture, pass: Pass) => decoder.decode(prepare(picture, pass), pass.effort);

  /** Single rows as they are get bars wrong, check digit and all, that their mean gets right: it outweighs them. */
  async function look(picture: GreyPicture, pass: Pass): Promise<readonly CodeRead[]> {
    const reads = await lookOnce(picture, pass);
    if (pass.bars || reads.every(({ symbology }) => symbology === "qr")) return reads;
    const better = await lookOnce(picture, LEVEL_BARS_PASS);
    return [...better, ...reads.filter(({ symbology }) => !better.some((read) => read.symbology === symbology))];
  }

  return {
    async readFrame(picture) {
      let soFar = NOT_LOOKED;
      for (let pass = nextPass(turns, soFar, FRAME_BUDGET_MS); pass; pass = nextPass(turns, soFar, FRAME_BUDGET_MS)) {
        const startedMs = nowMs();
        const reads = await look(picture, pass);
        const tookMs = nowMs() - startedMs;
        turns = notePass(turns, pass, tookMs, reads.length > 0);
        if (reads.length > 0) return reads;
        soFar = { tried: [...soFar.tried, pass], spentMs: soFar.spentMs + tookMs };
      }
      return [];
    },

    async readPhoto(picture) {
      let seen = NOTHING_SEEN;
      for (const pass of [FAST_PASS, ...THOROUGH_PASSES]) {
        const decision = confirmRead(seen, await look(picture, pass), 0);
        if (decision.confirmed) return [decision.confirmed];
        seen = decision.seen;
      }
      return [];
    },
  };
}
