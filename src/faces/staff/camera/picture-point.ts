import type { PicturePoint } from "../../../client/scanner/camera/control-camera";

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The place of the camera's picture that lies under a place of the screen, where the picture covers its box and is cut at two sides.
 * @param place pixels from the left and the top of the box
 */
export function pointUnder(place: PicturePoint, box: Size, picture: Size, isMirrored: boolean): PicturePoint {
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const x = 0.5 + (place.x - box.width / 2) / (picture.width * scale);
  const y = 0.5 + (place.y - box.height / 2) / (picture.height * scale);
  return { x: within(isMirrored ? 1 - x : x), y: within(y) };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
