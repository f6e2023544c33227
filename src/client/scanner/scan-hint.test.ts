import { describe, expect, test } from "vitest";
import { codePicture } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame, seededRandom } from "../../../test/fixtures/video/grey-frame";
import type { FrameLook } from "./frame-look";
import { lookOfFrame } from "./frame-look";
import type { GreyPicture } from "./grey-picture";
import { endAttempt, NOTHING_WATCHED, type ScanHint, type Watch, watchFrame } from "./scan-hint";

const SIZE = { width: 640, height: 360 };
const CODES = [
  { type: "qr", text: "TEAROFF-CROISSANT-0001" },
  { type: "code128", text: "ESP-0001" },
  { type: "code39", text: "BAGEL 0001" },
  { type: "ean13", text: "200000000001" },
] as const;

function held(code: (typeof CODES)[number], codeShare = 0.35): GreyPicture {
  return drawGreyFrame({ ...SIZE, code: codePicture(code), angleDeg: 8, codeShare, shift: { x: 0, y: 0 }, seed: 1 });
}

/** In this much of the light, with a sensor's grain. */
function inLight(picture: GreyPicture, share: number): GreyPicture {
  const random = seededRandom(7);
  return { ...picture, grey: Uint8Array.from(picture.grey, (value) => Math.min(255, Math.max(0, value * share + (random() - 0.5) * 12))) };
}

/** Each pixel the mean of those about it, twice over. */
function unfocused(picture: GreyPicture, reach = 3): GreyPicture {
  const once = ({ width, height, grey }: GreyPicture): GreyPicture => ({
    width,
    height,
    grey: grey.map((_value, at) => {
      let sum = 0;
      for (let dy = -reach; dy <= reach; dy++) {
        const y = Math.min(height - 1, Math.max(0, Math.floor(at / width) + dy));
        for (let dx = -reach; dx <= reach; dx++) sum += grey[y * width + Math.min(width - 1, Math.max(0, (at % width) + dx))]!;
      }
      return sum / (2 * reach + 1) ** 2;
    }),
  });
  return once(once(picture));
}

/** Ten frames a second of one look, from `fromMs` on. */
function watched(look: FrameLook, fromMs: number, untilMs: number, before: Watch = NOTHING_WATCHED): Watch {
  let watch = before;
  for (let atMs = fromMs; atMs <= untilMs; atMs += 100) watch = watchFrame(watch, look, atMs);
  return watch;
}

function hintAfter(ms: number, picture: GreyPicture): ScanHint | null {
  return watched(lookOfFrame(picture), 0, ms).hint?.kind ?? null;
}

describe.each(CODES)("where a $type is held to the camera and nothing is read", (code) => {
  test("the hint is what would help, after four seconds", () => {
    expect(hintAfter(3900, held(code))).toBeNull();
    expect(hintAfter(4000, inLight(held(code), 0.15))).toBe("more-light");
    expect(hintAfter(4000, inLight(held(code, 0.15), 1.8))).toBe("less-glare");
    expect(hintAfter(4000, unfocused(held(code)))).toBe("hold-still");
    expect(hintAfter(4000, held(code, 0.12))).toBe("closer");
  });
});

describe("hints", () => {
  const far = lookOfFrame(held(CODES[0], 0.12));
  const dark = lookOfFrame(inLight(held(CODES[0]), 0.15));

  test("end with typing the code, and with nothing once nobody tries any more", () => {
    expect(watched(far, 0, 12_000).hint?.kind).toBe("type-it");
    expect(watched(far, 0, 31_000).hint).toBeNull();
    expect(watched(far, 0, 300_000).hint).toBeNull();
  });

  test("begin anew when something is held to the camera again", () => {
    const idle = watched(far, 0, 60_000);
    expect(watched(dark, 60_100, 64_200, idle).hint?.kind).toBe("more-light");
  });

  test("vanish with a read", () => {
    expect(endAttempt(watched(far, 0, 5000)).hint).toBeNull();
    expect(watched(far, 5100, 20_000, endAttempt(watched(far, 0, 5000))).hint).toBeNull();
  });

  test("do not flicker", () => {
    const first = watched(far, 0, 4000);
    const later = watched(dark, 4100, 6000, first);
    expect(later.hint?.kind).toBe("closer");
    expect(watched(dark, 6100, 7000, later).hint?.kind).toBe("more-light");
  });
});
