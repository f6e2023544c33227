import type { Page } from "@playwright/test";

type Reachable = typeof globalThis & { tracks?: MediaStreamTrack[]; isUnplugged?: boolean };

/** What a page's camera does, as far as Chromium's own stand-in cannot be made to. */
export interface CameraInHand {
  /** The states of all tracks that the page has had since it was loaded. */
  trackStates(): Promise<readonly string[]>;
  /** Pulls the cable: the picture ends, and the device has no camera any more. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** Has the system keep the picture for itself, as a phone does during a call, without ending it. */
  mute(): Promise<void>;
  /** Puts the page into the background, or fetches it back. */
  show(shown: boolean): Promise<void>;
}

/** To be called before the page is first loaded. */
export async function takeCamera(page: Page): Promise<CameraInHand> {
  await page.addInitScript(() => {
    const reachable: Reachable = globalThis;
    const tracks: MediaStreamTrack[] = (reachable.tracks = []);
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    const list = devices.enumerateDevices.bind(devices);
    devices.getUserMedia = async (constraints) => {
      if (reachable.isUnplugged === true) throw new DOMException("Requested device not found", "NotFoundError");
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    devices.enumerateDevices = async () => (reachable.isUnplugged === true ? [] : list());
  });
  return {
    trackStates: () => page.evaluate(() => ((globalThis as Reachable).tracks ?? []).map(({ readyState }) => readyState)),
    unplug: () =>
      page.evaluate(() => {
        const reachable: Reachable = globalThis;
        reachable.isUnplugged = true;
        for (const track of reachable.tracks ?? []) {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }
        navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
      }),
    plugIn: () =>
      page.evaluate(() => {
        (globalThis as Reachable).isUnplugged = false;
        navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
      }),
    mute: () =>
      page.evaluate(() => {
        const track = (globalThis as Reachable).tracks?.at(-1);
        if (track) Object.defineProperty(track, "muted", { value: true });
      }),
    show: (shown) =>
      page.evaluate((isShown) => {
        Object.defineProperty(document, "hidden", { value: !isShown, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, shown),
  };
}

/** Gives every camera of a page a light, a zoom and a focus, as a phone's has them. To be called before the page is first loaded. */
export async function withPhoneCamera(page: Page, ways: { readonly lightFails?: boolean } = {}): Promise<void> {
  await page.addInitScript(({ lightFails }) => {
    const { getCapabilities, getSettings } = MediaStreamTrack.prototype;
    const set = new WeakMap<MediaStreamTrack, object>();
    const usual = { torch: false, zoom: 1, focusMode: "continuous" };
    MediaStreamTrack.prototype.getCapabilities = function (this: MediaStreamTrack) {
      const more = { torch: true, zoom: { min: 1, max: 8, step: 0.1 }, focusMode: ["continuous", "single-shot"] };
      return { ...getCapabilities.call(this), ...more };
    };
    MediaStreamTrack.prototype.getSettings = function (this: MediaStreamTrack) {
      return { ...getSettings.call(this), ...usual, ...set.get(this) };
    };
    MediaStreamTrack.prototype.applyConstraints = async function (this: MediaStreamTrack, constraints) {
      const change = constraints?.advanced?.[0] as { torch?: boolean } | undefined;
      if (lightFails === true && change?.torch === true) throw new DOMException("", "OverconstrainedError");
      set.set(this, { ...set.get(this), ...change });
    };
  }, ways);
}

/** What the camera that is shown is, and how it is set. */
export function shownCamera(page: Page): Promise<{ readonly label: string } & Record<string, unknown>> {
  return page.getByLabel("Camera", { exact: true }).evaluate((video) => {
    const [track] = ((video as HTMLVideoElement).srcObject as MediaStream | null)?.getVideoTracks() ?? [];
    return { ...track?.getSettings(), label: track?.label ?? "" };
  });
}
