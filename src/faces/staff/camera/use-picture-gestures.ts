import { type PointerEvent, useRef } from "react";
import type { PicturePoint } from "../../../client/scanner/camera/control-camera";

interface Gestures {
  /** Two fingers were put down. */
  readonly onPinchStart: () => void;
  /** @param factor how much further apart the fingers are than when they were put down */
  readonly onPinch: (factor: number) => void;
  /** One finger, or a mouse. @param place in pixels from the left and the top of the element */
  readonly onTap: (place: PicturePoint) => void;
}

type Finger = { readonly start: PicturePoint; readonly at: PicturePoint };

/** A finger that moves further did not tap. */
const TAP_PX = 12;

/** Pinches and taps on an element, as handlers for it. The element needs `touch-action: none`. */
export function usePictureGestures({ onPinchStart, onPinch, onTap }: Gestures) {
  const fingers = useRef(new Map<number, Finger>());
  const pinchFrom = useRef<number>(null);

  const spread = () => {
    const [one, other] = fingers.current.values();
    return one && other ? distance(one.at, other.at) : 0;
  };

  const lift = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    // The other finger of a pinch taps nothing either.
    if (fingers.current.size === 0) pinchFrom.current = null;
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      const at = placeOf(event);
      fingers.current.set(event.pointerId, { start: at, at });
      if (fingers.current.size !== 2) return;
      pinchFrom.current = Math.max(spread(), 1);
      onPinchStart();
    },
    onPointerMove: (event: PointerEvent) => {
      const finger = fingers.current.get(event.pointerId);
      if (finger === undefined) return;
      fingers.current.set(event.pointerId, { ...finger, at: placeOf(event) });
      if (fingers.current.size === 2 && pinchFrom.current !== null) onPinch(spread() / pinchFrom.current);
    },
    onPointerUp: (event: PointerEvent) => {
      const finger = fingers.current.get(event.pointerId);
      const place = placeOf(event);
      if (finger && pinchFrom.current === null && distance(finger.start, place) <= TAP_PX) onTap(place);
      lift(event);
    },
    onPointerCancel: lift,
    onPointerLeave: lift,
  };
}

function placeOf(event: PointerEvent): PicturePoint {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function distance(one: PicturePoint, other: PicturePoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
