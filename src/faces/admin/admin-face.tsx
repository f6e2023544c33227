import type { FaceProps } from "../../client/app-shell/face-props";

/** Stands where the admin's screens go. */
export function AdminFace({ pathname }: FaceProps) {
  return <main data-pathname={pathname} />;
}
