import { confirmReads, NOTHING_SEEN } from "./agreement";
import { barDirections } from "./bar-directions";
import type { CodeRead, Decoder } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import { holdsInterest, withFurther } from "./interest";
import { nextPass, notePass, NOT_LOOKED, UNTRIED } from "./pass-turns";
import { BAR_STEP_DEG, barsPassesAt, FAST_PASS, LEVEL_BARS_PASS, THOROUGH_PASSES, type Pass } from "./passes";
import { createPreparation } from "./prepare-picture";

/** A frame is left for the next one after this; more would show as a picture that is read late. */
export const FRAME_BUDGET_MS = 150;

/** Clutter has directions too: more of them would leave the other passes no time. */
const MOST_DIRECTIONS = 2;

/** What came of looking at a picture. */
export interface PictureReads {
  readonly reads: readonly CodeRead[];
  /** In the order in which they were made. */
  readonly passes: readonly PassMade[];
}

export interface PassMade {
  readonly name: string;
  readonly ms: number;
}

/** A photo may show several codes, and bars take a pass or two more than a QR code to count. */
const PHOTO_PASSES_AT_LEAST = 3;

export interface PictureReader {
  /**
   * The codes of a frame, found by as many passes as its time allows; those that it had no time for come to later frames.
   * @param ofNoInterest where a pass finds nothing else, the search goes on
   */
  readFrame(picture: GreyPicture, ofNoInterest?: readonly CodeRead[]): Promise<PictureReads>;
  /** As `readFrame`, with the fast pass and one other: that which found a code last, for as long as it goes on to. */
  glance(picture: GreyPicture, ofNoInterest?: readonly CodeRead[]): Promise<PictureReads>;
  /**
   * The codes of a photo, which does not come again: all passes are made until one counts, bars where two of them agree.
   * @param ofNoInterest where nothing else counts, the search goes on
   */
  readPhoto(picture: GreyPicture, ofNoInterest?: readonly CodeRead[]): Promise<PictureReads>;
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

  async function timedLook(picture: GreyPicture, pass: Pass) {
    const startedMs = nowMs();
    const reads = await look(picture, pass);
    return { reads, ms: nowMs() - startedMs };
  }

  async function readWithin(
    picture: GreyPicture,
    budgetMs: number,
    ofNoInterest: readonly CodeRead[],
    likelyPasses: () => readonly Pass[],
  ): Promise<PictureReads> {
    let found: readonly CodeRead[] = [];
    const passes: PassMade[] = [];
    let soFar = NOT_LOOKED;
    let likely: readonly Pass[] = [];
    for (let pass = nextPass(turns, soFar, budgetMs, likely); pass; pass = nextPass(turns, soFar, budgetMs, likely)) {
      const { reads, ms } = await timedLook(picture, pass);
      passes.push({ name: pass.name, ms });
      const before = found.length;
      found = withFurther(found, reads);
      // What reads only what an easier pass has read is no way to keep a hard code in view.
      turns = notePass(turns, pass, ms, found.length > before);
      if (holdsInterest(found, ofNoInterest)) break;
      soFar = { tried: [...soFar.tried, pass], spentMs: soFar.spentMs + ms };
      if (passes.length === 1) likely = likelyPasses();
    }
    return { reads: found, passes };
  }

  return {
    readFrame: (picture, ofNoInterest = []) =>
      readWithin(picture, FRAME_BUDGET_MS, ofNoInterest, () =>
        barsPassesAt(barDirections(picture, BAR_STEP_DEG).slice(0, MOST_DIRECTIONS)),
      ),

    glance: (picture, ofNoInterest = []) => readWithin(picture, 0, ofNoInterest, () => []),

    async readPhoto(picture, ofNoInterest = []) {
      const passes: PassMade[] = [];
      const found: CodeRead[] = [];
      let seen = NOTHING_SEEN;
      for (const pass of [FAST_PASS, ...THOROUGH_PASSES]) {
        const { reads, ms } = await timedLook(picture, pass);
        passes.push({ name: pass.name, ms });
        const decision = confirmReads(seen, reads, 0);
        found.push(...decision.confirmed.map(({ symbology, text }) => ({ symbology, text })));
        if (holdsInterest(found, ofNoInterest) && passes.length >= PHOTO_PASSES_AT_LEAST) return { reads: found, passes };
        seen = decision.seen;
      }
      return { reads: found, passes };
    },
  };
}
