import type { FaceName } from "./sw/face-message";

const FIRST_SEGMENTS: ReadonlyMap<string, FaceName> = new Map([
  ["till", "till"],
  ["admin", "admin"],
  ["c", "customer"],
  ["wallet", "customer"],
  ["get", "customer"],
  ["demo", "customer"],
]);

/** Where a browser that is held to the till goes from a path that leads elsewhere; null: it may stay (R68). */
export function wayBack(pathname: string, held: boolean): string | null {
  return held && faceAt(pathname) !== "till" ? "/till" : null;
}

/** The face that a path belongs to; none for the front page and for what is nobody's. */
export function faceAt(pathname: string): FaceName | undefined {
  return FIRST_SEGMENTS.get(pathname.split("/")[1] ?? "");
}
