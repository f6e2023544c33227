import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StubBrowser, StubTrack } from "../../../../test/fixtures/camera/stub-cameras";
import { controlCamera } from "./control-camera";

const ZOOM = { min: 1, max: 5, step: 0.1 };

beforeEach(() => {
  vi.useFakeTimers();
  new StubBrowser();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const control = (ways: ConstructorParameters<typeof StubTrack>[0], zoom: number | null = null) => {
  const track = new StubTrack(ways);
  return { track, camera: controlCamera(track.asTrack(), zoom, () => {}) };
};

test("a camera that says nothing has nothing to set", async () => {
  const { track, camera } = control({});
  expect(camera.settings()).toEqual({ torch: null, zoom: null, focusesAtPoint: false });
  await camera.setTorch(true);
  await camera.setZoom(3);
  await camera.focusAt({ x: 0.5, y: 0.5 });
  expect(track.asked).toEqual([]);
});

describe("the light", () => {
  test("is on when the camera says so", async () => {
    const { camera } = control({ capabilities: { torch: true }, settings: { torch: false } });
    await camera.setTorch(true);
    expect(camera.settings().torch).toBe("on");
    await camera.setTorch(false);
    expect(camera.settings().torch).toBe("off");
  });

  test("is known where the camera lists what it can be", () => {
    expect(control({ capabilities: { torch: [false, true] } }).camera.settings().torch).toBe("off");
    expect(control({ capabilities: { torch: [false] } }).camera.settings().torch).toBeNull();
  });

  test("is not said to be on when the camera refused, and the zoom goes on", async () => {
    const { camera } = control({ capabilities: { torch: true, zoom: ZOOM }, settings: { zoom: 1 }, refuses: ["torch"] });
    await camera.setTorch(true);
    expect(camera.settings().torch).toBe("refused");
    await camera.setZoom(2);
    expect(camera.settings().zoom?.value).toBe(2);
  });
});

describe("the zoom", () => {
  test("stays within what the camera can do", async () => {
    const { track, camera } = control({ capabilities: { zoom: ZOOM }, settings: { zoom: 1 } });
    await camera.setZoom(9);
    expect(track.getSettings()).toMatchObject({ zoom: 5 });
  });

  test("goes no further than a hand can follow", () => {
    const { camera } = control({ capabilities: { zoom: { min: 0.5, max: 123, step: 0.1 } }, settings: { zoom: 1 } });
    expect(camera.settings().zoom?.range).toEqual({ min: 0.5, max: 8, step: 0.1 });
  });

  test("leaves out what the fingers passed while the camera answered", async () => {
    const { track, camera } = control({ capabilities: { zoom: ZOOM }, settings: { zoom: 1 } });
    await Promise.all([camera.setZoom(2), camera.setZoom(2.5), camera.setZoom(3)]);
    expect(track.asked).toEqual([{ zoom: 3 }]);
  });

  test("goes back to where the camera stands when it refuses", async () => {
    const { camera } = control({ capabilities: { zoom: ZOOM }, settings: { zoom: 1.5 }, refuses: ["zoom"] });
    await camera.setZoom(3);
    expect(camera.settings().zoom?.value).toBe(1.5);
  });

  test("begins at the usual lens of several, not at the wide one", async () => {
    const { track } = control({ capabilities: { zoom: { min: 0.5, max: 10 } }, settings: { zoom: 0.5 } });
    await vi.advanceTimersByTimeAsync(0);
    expect(track.getSettings()).toMatchObject({ zoom: 1 });
  });
});

test("a tap focuses there, and some seconds later on whatever comes", async () => {
  const { track, camera } = control({
    capabilities: { focusMode: ["single-shot", "continuous"] },
    settings: { focusMode: "continuous" },
  });
  expect(camera.settings().focusesAtPoint).toBe(true);
  await camera.focusAt({ x: 0.25, y: 0.75 });
  expect(track.asked.at(-1)).toEqual({ focusMode: "single-shot", pointsOfInterest: [{ x: 0.25, y: 0.75 }] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(track.getSettings()).toMatchObject({ focusMode: "continuous" });
});
