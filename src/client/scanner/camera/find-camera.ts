import { ok, type Result } from "../../../domain/result";
import { abilitiesOf } from "./camera-abilities";
import type { CameraProblem } from "./camera-problem";
import { type CameraDescription, chooseCamera, type ChoiceReason, type RememberedCamera } from "./choose-camera";
import { listCameras } from "./list-cameras";
import { openCamera, type OpenCamera } from "./open-camera";

export interface FoundCamera {
  readonly open: OpenCamera;
  readonly reason: ChoiceReason;
  /** All cameras of the device. */
  readonly cameras: readonly CameraDescription[];
}

interface Search {
  readonly remembered: RememberedCamera | null;
  /** How each camera focuses that was open before; what is learnt is added. */
  readonly known: Map<string, CameraDescription["focus"]>;
  readonly onEnded: () => void;
}

/** Opening another lens takes up to a second: more than this many are not tried. */
const MOST_SWITCHES = 3;

/**
 * Opens the camera to read codes with. The browser names its cameras only once one of them may be used, and how it focuses shows
 * only once it is open: so the first to be opened may have to make way for a better one.
 */
export async function findCamera({ remembered, known, onEnded }: Search): Promise<Result<FoundCamera, CameraProblem>> {
  const before = chooseCamera(await listCameras(known), { remembered, opened: null });
  let opened = await openCamera(before ?? "back", onEnded);
  // Its id may be of an earlier start, or the camera gone since.
  if (!opened.ok && opened.problem === "no-camera" && before !== null) opened = await openCamera("back", onEnded);

  for (let switches = 0; opened.ok; switches++) {
    const open: OpenCamera = opened.value;
    known.set(open.deviceId, focusOf(open.track));
    const cameras = await listCameras(known);
    const choice = chooseCamera(cameras, { remembered, opened: open.deviceId });
    const reason = choice?.reason ?? "browser";
    const isRight = choice === null || choice.deviceId === open.deviceId || open.deviceId === "";
    if (isRight || switches === MOST_SWITCHES) return ok({ open, reason, cameras });
    // A phone can have one camera open at a time.
    open.close();
    const better = await openCamera({ deviceId: choice.deviceId }, onEnded);
    if (better.ok) {
      opened = better;
      continue;
    }
    const again = await openCamera({ deviceId: open.deviceId }, onEnded);
    return again.ok ? ok({ open: again.value, reason: "browser", cameras }) : again;
  }
  return opened;
}

function focusOf(track: MediaStreamTrack): CameraDescription["focus"] {
  const { focusModes } = abilitiesOf(track);
  if (focusModes.length === 0) return "unknown";
  return focusModes.includes("continuous") ? "continuous" : "fixed";
}
