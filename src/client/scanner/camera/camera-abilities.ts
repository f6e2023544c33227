/** What a camera can be told. A browser that does not say what its camera can do is taken at its silence: nothing. */
export interface CameraAbilities {
  readonly torch: boolean;
  /** Null where the picture cannot be enlarged. */
  readonly zoom: ZoomRange | null;
  /** As the browser names them: "continuous", "single-shot", "manual", "none"; empty where it does not say. */
  readonly focusModes: readonly string[];
}

/** In the browser's own unit, mostly times the widest or the usual picture. */
export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What the Image Capture draft adds to a track's capabilities. @see https://www.w3.org/TR/image-capture/ */
interface ImageCaptureCapabilities {
  // `true`, or the values that can be had: browsers disagree with the draft, and with each other.
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: { readonly min?: number; readonly max?: number; readonly step?: number };
  readonly focusMode?: readonly string[];
}

/** What the camera behind a track can be told. */
export function abilitiesOf(track: MediaStreamTrack): CameraAbilities {
  // Missing in Firefox before 132, whatever its type says.
  const { torch, zoom, focusMode } = (track.getCapabilities?.() ?? {}) as ImageCaptureCapabilities;
  return {
    torch: Array.isArray(torch) ? torch.includes(true) : torch === true,
    zoom: zoomRangeOf(zoom),
    focusModes: Array.isArray(focusMode) ? focusMode : [],
  };
}

/** Further than this a hand cannot hold a code in the picture. */
const MOST_ZOOM = 8;

function zoomRangeOf(zoom: ImageCaptureCapabilities["zoom"]): ZoomRange | null {
  const { min, max, step } = zoom ?? {};
  if (min === undefined || max === undefined || !(max > min)) return null;
  const most = min <= 1 ? Math.min(max, MOST_ZOOM) : max;
  return { min, max: most, step: step !== undefined && step > 0 ? step : (most - min) / 100 };
}
