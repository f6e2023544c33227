import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forEachFrame } from "./video-frames";

beforeEach(() => {
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A video that is asked for one frame at a time, and the looks taken at it. */
function setUp() {
  const asked: (() => void)[] = [];
  const looks: (() => void)[] = [];
  const video = { readyState: 4, requestVideoFrameCallback: (callback: () => void) => asked.push(callback) };
  const end = forEachFrame(video as unknown as HTMLVideoElement, () => new Promise((resolve) => looks.push(resolve)));
  return { video, asked, looks, end };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("asks for the next frame only when the look at the last one is done", async () => {
  const { asked, looks } = setUp();
  asked[0]!();
  await settled();
  expect([asked.length, looks.length]).toEqual([1, 1]);
  looks[0]!();
  await settled();
  expect([asked.length, looks.length]).toEqual([2, 1]);
});

test("looks at no frame after its end", async () => {
  const { asked, looks, end } = setUp();
  end();
  asked[0]!();
  await settled();
  expect(looks).toHaveLength(0);
});

test("passes over a video that has no picture yet", async () => {
  const { video, asked, looks } = setUp();
  video.readyState = 1;
  asked[0]!();
  await settled();
  expect([asked.length, looks.length]).toEqual([2, 0]);
});
