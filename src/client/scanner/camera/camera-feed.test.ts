import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StubBrowser } from "../../../../test/fixtures/camera/stub-cameras";
import { type CameraFeed, feedFromCamera, type LiveCamera } from "./camera-feed";
import type { CameraProblem } from "./camera-problem";

const PHONE = [{ label: "camera2 2, facing back" }, { label: "camera2 0, facing back" }, { label: "camera2 1, facing front" }];

let browser: StubBrowser;
let feed: CameraFeed;
let problems: CameraProblem[];
let live: LiveCamera[];

const start = (cameras?: ConstructorParameters<typeof StubBrowser>[0]) => {
  if (cameras !== undefined) browser.cameras = cameras;
  problems = [];
  live = [];
  feed = feedFromCamera(browser.video, {
    onProblem: (problem) => problems.push(problem),
    onLive: (camera) => live.push(camera),
  });
  return cameraAnswers();
};

/** Time enough for a camera to open, and too little for one to be waited for. */
const cameraAnswers = () => vi.advanceTimersByTimeAsync(1);
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const show = (shown: boolean) => {
  browser.show(shown);
  return cameraAnswers();
};

beforeEach(() => {
  vi.useFakeTimers();
  browser = new StubBrowser();
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("while the picture is shown", () => {
  test("stopping lets go of the camera", async () => {
    await start();
    expect(browser.trackStates()).toEqual(["live"]);
    feed.stop();
    expect(browser.trackStates()).toEqual(["ended"]);
    expect(browser.video.srcObject).toBeNull();
  });

  test("a camera that answers after stopping is let go of", async () => {
    const started = start();
    feed.stop();
    await started;
    expect(browser.trackStates()).toEqual(["ended"]);
  });

  test("a hidden page has no camera, and opens it anew when it is shown", async () => {
    await start();
    await show(false);
    expect(browser.trackStates()).toEqual(["ended"]);
    await show(true);
    expect(browser.trackStates()).toEqual(["ended", "live"]);
  });

  test("a page that was hidden while the user was asked has no camera", async () => {
    const started = start();
    browser.show(false);
    await started;
    expect(browser.live).toBeUndefined();
    await show(true);
    expect(browser.live).toBeDefined();
  });

  test("the zoom stays as it was set when the same camera is opened again, and its light does not", async () => {
    await start([{ capabilities: { torch: true, zoom: { min: 1, max: 4, step: 0.1 } }, settings: { zoom: 1, torch: false } }]);
    await feed.setTorch(true);
    await feed.setZoom(2);
    await show(false);
    await show(true);
    expect(live.at(-1)).toMatchObject({ zoom: { value: 2 }, torch: "off" });
    expect(browser.live?.getSettings()).toMatchObject({ zoom: 2, torch: false });
  });
});

describe("without a picture", () => {
  test("it is tried again when the user comes back from the settings", async () => {
    browser.refuseWith = new DOMException("", "NotAllowedError");
    await start();
    expect(problems).toEqual(["refused"]);
    browser.refuseWith = null;
    await show(false);
    await show(true);
    expect(browser.live).toBeDefined();
  });

  test("it starts by itself once the camera is allowed", async () => {
    browser.refuseWith = new DOMException("", "NotAllowedError");
    await start();
    browser.allow();
    await cameraAnswers();
    expect(browser.live).toBeDefined();
  });

  test("it is not asked for again when the window is only looked at", async () => {
    browser.permission.state = "prompt";
    browser.refuseWith = new DOMException("", "NotAllowedError");
    await start();
    browser.window.dispatchEvent(new Event("focus"));
    await cameraAnswers();
    expect(problems).toEqual(["refused"]);
  });

  test("it starts by itself when a camera is plugged in", async () => {
    await start([]);
    expect(problems).toEqual(["no-camera"]);
    browser.plug([{ label: "USB Camera" }]);
    await cameraAnswers();
    expect(browser.live?.label).toBe("USB Camera");
  });

  test("a camera that another program holds for a moment is waited for", async () => {
    browser.refuseWith = new DOMException("", "NotReadableError");
    await start();
    browser.refuseWith = null;
    await seconds(1);
    expect(problems).toEqual([]);
    expect(browser.live).toBeDefined();
  });
});

test("another camera is taken where the one that a person chose stays in use", async () => {
  await start([{ label: "Built in" }, { label: "USB Camera" }]);
  feed.switchCamera();
  await cameraAnswers();
  feed.stop();
  await start([{ label: "Built in" }, { label: "USB Camera", isBusy: true }]);
  await seconds(1);
  expect(browser.live?.label).toBe("Built in");
  expect(problems).toEqual([]);
});

describe("a camera that is taken away", () => {
  test("is missed, and starts by itself when it is back", async () => {
    await start([{ label: "USB Camera" }]);
    browser.cameras = [];
    browser.live?.takeAway();
    await cameraAnswers();
    expect(problems).toEqual(["lost"]);
    browser.plug([{ label: "USB Camera" }]);
    await cameraAnswers();
    expect(browser.live?.label).toBe("USB Camera");
  });

  test("makes way for another one, until it is back where a person chose it", async () => {
    await start([{ label: "Built in" }, { label: "USB Camera" }]);
    feed.switchCamera();
    await cameraAnswers();
    expect(browser.live?.label).toBe("USB Camera");
    browser.cameras = [{ label: "Built in" }];
    browser.live?.takeAway();
    await cameraAnswers();
    expect(browser.live?.label).toBe("Built in");
    browser.plug([{ label: "Built in" }, { label: "USB Camera" }]);
    await cameraAnswers();
    expect(browser.live?.label).toBe("USB Camera");
    expect(problems).toEqual([]);
  });

  test("again and again is not opened for ever", async () => {
    await start();
    for (let time = 0; time < 5; time++) {
      browser.live?.takeAway();
      await cameraAnswers();
    }
    expect(problems).toEqual(["lost"]);
    expect(browser.tracks).toHaveLength(3);
  });

  test("is not one that was stopped", async () => {
    await start();
    feed.stop();
    browser.tracks[0]?.takeAway();
    await cameraAnswers();
    expect(problems).toEqual([]);
  });
});

describe("a camera that shows nothing", () => {
  test("is opened anew, and after some tries a person is asked to", async () => {
    await start();
    await seconds(9);
    expect(browser.tracks).toHaveLength(2);
    expect(problems).toEqual([]);
    await seconds(30);
    expect(problems).toEqual(["no-picture"]);
    expect(browser.tracks).toHaveLength(3);
    expect(browser.live).toBeUndefined();
  });

  test("because the system muted it is opened anew though frames come", async () => {
    let shown = 0;
    Object.assign(browser.video, { getVideoPlaybackQuality: () => ({ totalVideoFrames: ++shown }) });
    await start();
    await seconds(60);
    expect(browser.tracks).toHaveLength(1);
    browser.live!.muted = true;
    await seconds(4);
    expect(browser.tracks).toHaveLength(2);
    expect(feed.report()?.reopened).toBe(1);
  });
});

describe("of several cameras", () => {
  test("the main one at the back is taken, also where the browser names them late", async () => {
    browser.isShy = true;
    await start(PHONE);
    expect(browser.live?.label).toBe("camera2 0, facing back");
    expect(browser.trackStates()).toEqual(["ended", "live"]);
    expect(feed.report()).toMatchObject({ label: "camera2 0, facing back", chosen: "main-back", reopened: 0 });
    expect(feed.report()?.cameras).toHaveLength(3);
  });

  test("one whose focus is fixed makes way for one that focuses", async () => {
    const [wide, main] = [{ focusMode: ["manual"] }, { focusMode: ["manual", "continuous"] }];
    await start([
      { label: "camera2 0, facing back", capabilities: wide },
      { label: "camera2 2, facing back", capabilities: main },
    ]);
    expect(browser.live?.label).toBe("camera2 2, facing back");
    expect(browser.live?.getSettings()).toMatchObject({ focusMode: "continuous" });
  });

  test("the one that a person went on to is taken at the next start too", async () => {
    await start(PHONE);
    feed.switchCamera();
    await cameraAnswers();
    expect(browser.live?.label).toBe("camera2 1, facing front");
    expect(live.at(-1)).toMatchObject({ facesUser: true, place: 3, count: 3 });
    feed.stop();
    await start();
    expect(browser.live?.label).toBe("camera2 1, facing front");
    expect(feed.report()?.chosen).toBe("remembered");
  });
});
