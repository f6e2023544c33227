import { BACK, FRONT, lensesTogether, numberIn, UNUSUAL_LENS } from "./camera-label-table";

/** A camera of the device, as far as the browser tells. */
export interface CameraDescription {
  readonly deviceId: string;
  /** Empty until the camera may be used. */
  readonly label: string;
  /** What the browser says itself; its words in `label` count where it does not. */
  readonly facing: "back" | "front" | "unknown";
  /** "fixed" cameras see nothing near sharply. */
  readonly focus: "continuous" | "fixed" | "unknown";
}

/** The camera that a person chose on this device. Safari gives ids anew with each start: there its name tells it. */
export interface RememberedCamera {
  readonly deviceId: string;
  readonly label: string;
}

/**
 * Why a camera was taken: a person chose it, it is the best of those at the back, it is the only one, or the browser gave it and
 * nothing speaks against that.
 */
export type ChoiceReason = "remembered" | "main-back" | "only-one" | "browser";

export interface CameraChoice {
  readonly deviceId: string;
  readonly reason: ChoiceReason;
}

interface ChoiceSituation {
  readonly remembered: RememberedCamera | null;
  /** The camera that the browser gave when it was asked for one at the back; null where it was not asked yet. */
  readonly opened: string | null;
}

/**
 * The camera to read codes with, out of those that a device has. On a phone the usual one at the back, rather than one that sees
 * widely or far, or whose focus is fixed; on other devices the one that the browser gives.
 * @returns null where the browser has to be asked for one
 */
export function chooseCamera(
  cameras: readonly CameraDescription[],
  { remembered, opened }: ChoiceSituation,
): CameraChoice | null {
  const named = cameras.filter(({ deviceId, label }) => deviceId !== "" && label !== "");
  const again = remembered && findRemembered(cameras, remembered);
  if (again) return { deviceId: again.deviceId, reason: "remembered" };
  const [only] = named;
  if (only !== undefined && cameras.length === 1) return { deviceId: only.deviceId, reason: "only-one" };
  const [best] = named.filter((camera) => facingOf(camera) === "back").toSorted(byFitness(opened));
  if (best !== undefined) return { deviceId: best.deviceId, reason: "main-back" };
  return opened === null ? null : { deviceId: usualInstead(named, opened), reason: "browser" };
}

/** Which way a camera looks, by its name where the browser does not say. */
export function facingOf({ facing, label }: CameraDescription): CameraDescription["facing"] {
  if (facing !== "unknown") return facing;
  if (BACK.test(label)) return "back";
  return FRONT.test(label) ? "front" : "unknown";
}

/** Whether a camera that is open looks at who holds the device. */
export function facesUser({ facingMode }: Pick<MediaTrackSettings, "facingMode">, camera: CameraDescription | undefined): boolean {
  if (facingMode !== undefined && facingMode !== "") return facingMode === "user";
  return camera !== undefined && facingOf(camera) === "front";
}

/** The camera that was chosen, among those that are there now. */
export function findRemembered(
  cameras: readonly CameraDescription[],
  remembered: RememberedCamera,
): CameraDescription | undefined {
  const byId = cameras.find(({ deviceId }) => deviceId !== "" && deviceId === remembered.deviceId);
  return byId ?? cameras.find(({ deviceId, label }) => deviceId !== "" && label !== "" && label === remembered.label);
}

function byFitness(opened: string | null) {
  const unfitness = (camera: CameraDescription) => [
    UNUSUAL_LENS.test(camera.label) || camera.focus === "fixed" ? 1 : 0,
    -lensesTogether(camera.label),
    numberIn(camera.label),
    camera.deviceId === opened ? 0 : 1,
  ];
  return (one: CameraDescription, other: CameraDescription) => {
    const others = unfitness(other);
    for (const [place, value] of unfitness(one).entries()) {
      const against = others[place] ?? value;
      if (value !== against) return value < against ? -1 : 1;
    }
    return 0;
  };
}

/** A PC's first camera may be one for its log-in by face, or made by a program. */
function usualInstead(cameras: readonly CameraDescription[], opened: string): string {
  const isUnusual = ({ label }: CameraDescription) => UNUSUAL_LENS.test(label);
  const given = cameras.find(({ deviceId }) => deviceId === opened);
  if (given === undefined || !isUnusual(given)) return opened;
  return cameras.find((camera) => !isUnusual(camera))?.deviceId ?? opened;
}
