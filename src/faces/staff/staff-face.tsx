import type { FaceProps } from "../../client/app-shell/face-props";

/** Stands where the till's screens go. */
export function StaffFace({ pathname }: FaceProps) {
  return <main data-pathname={pathname} />;
}
