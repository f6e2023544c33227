import type { ComponentType } from "react";
import { lazy } from "react";
import type { FaceProps } from "../client/app-shell/face-props";
import type { FaceName } from "./sw/face-message";

/** Each face is a chunk of its own: a customer's phone never fetches the till. */
export const FACES: Readonly<Record<FaceName, ComponentType<FaceProps>>> = {
  till: lazy(async () => ({ default: (await import("../faces/staff/staff-face")).StaffFace })),
  admin: lazy(async () => ({ default: (await import("../faces/admin/admin-face")).AdminFace })),
  customer: lazy(async () => ({ default: (await import("../faces/customer/customer-face")).CustomerFace })),
};

const FIRST_SEGMENTS: ReadonlyMap<string, FaceName> = new Map([
  ["till", "till"],
  ["admin", "admin"],
  ["c", "customer"],
  ["wallet", "customer"],
  ["get", "customer"],
  ["demo", "customer"],
]);

/** The face that a path belongs to; none for the front page and for what is nobody's. */
export function faceAt(pathname: string): FaceName | undefined {
  return FIRST_SEGMENTS.get(pathname.split("/")[1] ?? "");
}
