import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCamera, type CameraProblem } from "./open-camera";
import { feedFromCamera } from "./camera-feed";

class StubTrack extends EventTarget {
  readyState = "live";
  stop() {
    this.readyState = "ended";
  }
}

/** A browser's page and camera, as far as they are asked here. */
class StubBrowser {
  readonly document = Object.assign(new EventTarget(), { hidden: false });
  readonly video = {} as HTMLVideoElement;
  readonly tracks: StubTrack[] = [];
  refuseWith: DOMException | null = null;

  readonly mediaDevices = {
    getUserMedia: async () => {
      if (this.refuseWith) throw this.refuseWith;
      const track = new StubTrack();
      this.tracks.push(track);
      return { getTracks: () => [track] };
    },
  };

  show(shown: boolean): Promise<void> {
    this.document.hidden = !shown;
    this.document.dispatchEvent(new Event("visibilitychange"));
    return cameraAnswers();
  }

  trackStates(): string[] {
    return this.tracks.map(({ readyState }) => readyState);
  }
}

const cameraAnswers = () => new Promise<void>((resolve) => setTimeout(resolve));

let browser: StubBrowser;

beforeEach(() => {
  browser = new StubBrowser();
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("navigator", { mediaDevices: browser.mediaDevices });
  vi.stubGlobal("document", browser.document);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("opening the camera", () => {
  test.each<[string, CameraProblem]>([
    ["NotAllowedError", "refused"],
    ["NotFoundError", "no-camera"],
    ["NotReadableError", "in-use"],
    ["NotSupportedError", "unsupported"],
  ])("tells a %s from the others", async (name, problem) => {
    browser.refuseWith = new DOMException("", name);
    expect(await openCamera(() => {})).toEqual({ ok: false, problem });
  });

  test("says that the page was not served securely before anything else", async () => {
    vi.stubGlobal("isSecureContext", false);
    vi.stubGlobal("navigator", {});
    expect(await openCamera(() => {})).toEqual({ ok: false, problem: "insecure-context" });
  });

  test("says that a browser knows no cameras", async () => {
    vi.stubGlobal("navigator", {});
    expect(await openCamera(() => {})).toEqual({ ok: false, problem: "unsupported" });
  });
});

describe("showing the camera's picture", () => {
  const start = () => {
    const problems: CameraProblem[] = [];
    const feed = feedFromCamera(browser.video, (problem) => problems.push(problem));
    return { feed, problems };
  };

  test("lets go of the camera when it is stopped", async () => {
    const { feed } = start();
    await cameraAnswers();
    expect(browser.trackStates()).toEqual(["live"]);
    feed.stop();
    expect(browser.trackStates()).toEqual(["ended"]);
    expect(browser.video.srcObject).toBeNull();
  });

  test("lets go of a camera that answers after it was stopped", async () => {
    const { feed } = start();
    feed.stop();
    await cameraAnswers();
    expect(browser.trackStates()).toEqual(["ended"]);
  });

  test("lets go of the camera while the page is hidden, and opens it anew when it is shown", async () => {
    start();
    await cameraAnswers();
    await browser.show(false);
    expect(browser.trackStates()).toEqual(["ended"]);
    await browser.show(true);
    expect(browser.trackStates()).toEqual(["ended", "live"]);
  });

  test("opens no camera for a page that was hidden while the user was asked", async () => {
    start();
    await browser.show(false);
    expect(browser.trackStates()).toEqual(["ended"]);
    await browser.show(true);
    expect(browser.trackStates()).toEqual(["ended", "live"]);
  });

  test("tries again after a refusal when the user comes back from the settings", async () => {
    browser.refuseWith = new DOMException("", "NotAllowedError");
    const { problems } = start();
    await cameraAnswers();
    expect(problems).toEqual(["refused"]);
    browser.refuseWith = null;
    await browser.show(false);
    await browser.show(true);
    expect(browser.trackStates()).toEqual(["live"]);
  });

  test("says when the camera is taken away", async () => {
    const { problems } = start();
    await cameraAnswers();
    browser.tracks[0]!.dispatchEvent(new Event("ended"));
    expect(problems).toEqual(["lost"]);
  });

  test("takes its own stop for no loss", async () => {
    const { feed, problems } = start();
    await cameraAnswers();
    feed.stop();
    browser.tracks[0]!.dispatchEvent(new Event("ended"));
    expect(problems).toEqual([]);
  });
});
