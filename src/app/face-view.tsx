import { lazy, useCallback } from "react";
import type { FaceProps } from "../client/app-shell/face-props";
import { ensureFaceCached } from "./offline-files";
import type { FaceName } from "./sw/face-message";

/** The face's files are neither on this device nor to be had now. */
export class FaceNotHere extends Error {}

// Each face is a chunk of its own: a customer's phone never fetches the till.
const StaffFace = lazy(async () => ({ default: (await here(import("../faces/staff/staff-face"))).StaffFace }));
const AdminFace = lazy(async () => ({ default: (await here(import("../faces/admin/admin-face"))).AdminFace }));
const CustomerFace = lazy(async () => ({ default: (await here(import("../faces/customer/customer-face"))).CustomerFace }));

/** One face, fetched when it is first shown. */
export function FaceView({ face, ...where }: Omit<FaceProps, "ensureCached"> & { readonly face: FaceName }) {
  const ensureCached = useCallback(() => ensureFaceCached(face), [face]);
  const props = { ...where, ensureCached };
  switch (face) {
    case "till":
      return <StaffFace {...props} />;
    case "admin":
      return <AdminFace {...props} />;
    case "customer":
      return <CustomerFace {...props} />;
  }
}

async function here<Module>(chunk: Promise<Module>): Promise<Module> {
  try {
    return await chunk;
  } catch (cause) {
    throw new FaceNotHere("a face could not be fetched", { cause });
  }
}
