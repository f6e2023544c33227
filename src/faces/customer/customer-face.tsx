import type { FaceProps } from "../../client/app-shell/face-props";

/** Stands where the customer's screens go. */
export function CustomerFace({ pathname }: FaceProps) {
  return <main data-pathname={pathname} />;
}
