import { abilitiesOf, type ZoomRange } from "./camera-abilities";

/** What of a camera a person can set, and how it is set. A part that the camera lacks is null. */
export interface CameraSettings {
  /** `refused`: the camera has a light, and it did not come on. */
  readonly torch: "off" | "on" | "refused" | null;
  readonly zoom: { readonly range: ZoomRange; readonly value: number } | null;
  readonly focusesAtPoint: boolean;
}

/** A place in the picture: 0 to 1 from the left, and from the top. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

export interface CameraControl {
  readonly settings: () => CameraSettings;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
  /** Focuses on a place for some seconds, then on whatever comes. */
  focusAt(point: PicturePoint): Promise<void>;
  /** Forgets what was to follow; the camera itself is let go elsewhere. */
  end(): void;
}

/** Constraints and settings of the Image Capture draft. @see https://www.w3.org/TR/image-capture/ */
interface ImageCaptureSettings {
  readonly torch?: boolean;
  readonly zoom?: number;
  readonly focusMode?: string;
  readonly pointsOfInterest?: readonly PicturePoint[];
}

const FOCUS_HELD_MS = 3000;

/**
 * Sets what can be set of the camera behind a track.
 * @param zoom where a camera that was open before stood; null to begin as the camera does
 * @param onChange called when something of `settings` has changed
 */
export function controlCamera(track: MediaStreamTrack, zoom: number | null, onChange: () => void): CameraControl {
  const abilities = abilitiesOf(track);
  const current = () => track.getSettings() as ImageCaptureSettings;
  const zoomNow = current().zoom ?? abilities.zoom?.min ?? 1;
  // Below 1 is the wide lens of several, which sees a code with half the pixels.
  const wantedZoom = zoom ?? (zoomNow < 1 && (abilities.zoom?.max ?? 0) > 1 ? 1 : zoomNow);
  let set: ImageCaptureSettings = {};
  let torch: CameraSettings["torch"] = abilities.torch ? "off" : null;
  let zoomValue = clampZoom(abilities.zoom, zoomNow);
  let refocus: ReturnType<typeof setTimeout> | undefined;
  let applied = set;
  let answer: Promise<"applied" | "refused"> = Promise.resolve("applied");

  /**
   * What is not asked for again a browser may take back: each time all of it is asked for, in the one set that Chromium looks at.
   * Of changes that come while it answers, only the last state of things is asked for.
   */
  function apply(change: ImageCaptureSettings): Promise<"applied" | "refused"> {
    set = { ...set, ...change };
    answer = answer.then(async (before) => {
      if (applied === set) return before;
      applied = set;
      try {
        await track.applyConstraints({ advanced: [set as MediaTrackConstraintSet] });
        return "applied";
      } catch {
        return "refused";
      }
    });
    return answer;
  }

  async function setTorch(on: boolean): Promise<void> {
    if (!abilities.torch) return;
    const said = await apply({ torch: on });
    // Some browsers do not tell how the light is.
    const isOn = current().torch ?? (said === "applied" && on);
    torch = isOn === on ? (on ? "on" : "off") : "refused";
    // Else it would be refused again, with all that is asked for beside it.
    if (torch === "refused") set = { ...set, torch: false };
    onChange();
  }

  async function setZoom(value: number): Promise<void> {
    if (abilities.zoom === null) return;
    zoomValue = clampZoom(abilities.zoom, value);
    onChange();
    if ((await apply({ zoom: zoomValue })) === "applied") return;
    zoomValue = clampZoom(abilities.zoom, current().zoom ?? abilities.zoom.min);
    set = { ...set, zoom: zoomValue };
    onChange();
  }

  async function focusAt(point: PicturePoint): Promise<void> {
    if (!abilities.focusModes.includes("single-shot")) return;
    clearTimeout(refocus);
    await apply({ focusMode: "single-shot", ...pointOfInterest(point) });
    if (abilities.focusModes.includes("continuous")) {
      refocus = setTimeout(() => void apply({ focusMode: "continuous" }), FOCUS_HELD_MS);
    }
  }

  if (abilities.focusModes.includes("continuous") && current().focusMode !== "continuous") void apply({ focusMode: "continuous" });
  if (wantedZoom !== zoomNow) void setZoom(wantedZoom);

  return {
    settings: () => ({
      torch,
      zoom: abilities.zoom && { range: abilities.zoom, value: zoomValue },
      focusesAtPoint: abilities.focusModes.includes("single-shot"),
    }),
    setTorch,
    setZoom,
    focusAt,
    end: () => clearTimeout(refocus),
  };
}

function clampZoom(range: ZoomRange | null, value: number): number {
  return range === null ? 1 : Math.min(range.max, Math.max(range.min, value));
}

function pointOfInterest(point: PicturePoint): ImageCaptureSettings {
  const supported = navigator.mediaDevices.getSupportedConstraints() as { readonly pointsOfInterest?: boolean };
  return supported.pointsOfInterest === true ? { pointsOfInterest: [point] } : {};
}
