import type { ZoomRange } from "../../../client/scanner/camera/camera-abilities";

/** Of a zoom's slider: as far from once to twice as from twice to four times. */
export const SLIDER_END = 100;

/** Where on the slider a zoom stands, 0 to `SLIDER_END`. */
export function sliderPlace({ min, max }: ZoomRange, zoom: number): number {
  return (Math.log(zoom / min) / Math.log(max / min)) * SLIDER_END;
}

/** The zoom at a place of the slider, in whole steps of the camera. */
export function zoomAt(range: ZoomRange, place: number): number {
  const zoom = range.min * (range.max / range.min) ** (place / SLIDER_END);
  return inSteps(range, zoom);
}

/** A zoom that the camera can take, next to the one that is wanted. */
export function inSteps({ min, max, step }: ZoomRange, zoom: number): number {
  const steps = Math.round((zoom - min) / step);
  return Math.min(max, Math.max(min, min + steps * step));
}

/** As people say it: a camera that counts from 100 means by it what others call 1. */
export function wordZoom({ min }: ZoomRange, zoom: number): string {
  return `${(min > 1 ? zoom / min : zoom).toFixed(1)}×`;
}
