import { abilitiesOf, type CameraAbilities } from "./camera-abilities";
import type { ChoiceReason } from "./choose-camera";

/** The camera that is open, for a person who has to find out why it reads badly. */
export interface CameraReport {
  readonly label: string;
  /** The beginning of the browser's id, which tells cameras of one name apart. */
  readonly shortId: string;
  /** In pixels, as the browser says; null where it does not. */
  readonly width: number | null;
  readonly height: number | null;
  /** Frames a second. */
  readonly frameRate: number | null;
  /** "environment" is the back of a phone, "user" its front. */
  readonly facingMode: string | null;
  readonly abilities: CameraAbilities;
  /** All that the browser says of how the camera is set, but its ids. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly chosen: ChoiceReason;
  /** Names of all cameras of the device. */
  readonly cameras: readonly string[];
  /** How often the picture was lost and the camera opened anew, since this screen is shown. */
  readonly reopened: number;
}

/** How much of an id is told: enough to compare two, too little to follow a device. */
const SHORT_ID_LENGTH = 6;

/** @param around what the track itself does not know */
export function reportCamera(
  track: MediaStreamTrack,
  around: Pick<CameraReport, "chosen" | "cameras" | "reopened">,
): CameraReport {
  const { deviceId = "", groupId: _groupId, ...settings } = track.getSettings();
  const { width, height, frameRate, facingMode } = settings;
  return {
    label: track.label,
    shortId: deviceId.slice(0, SHORT_ID_LENGTH),
    width: width ?? null,
    height: height ?? null,
    frameRate: frameRate ?? null,
    facingMode: facingMode ?? null,
    abilities: abilitiesOf(track),
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => typeof value !== "object")),
    ...around,
  };
}
