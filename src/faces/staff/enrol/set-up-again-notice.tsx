import { useStore } from "zustand";
import { Notice } from "../../../ui/notice";
import { useTillServices } from "../till-services";

/** Why this device has to be set up again, where a manager signed it out (R30). */
export function SignedOutNotice() {
  const enrolment = useStore(useTillServices().status, (now) => now?.enrolment ?? null);
  if (enrolment?.kind !== "signed-out") return null;
  return <Notice what="A manager signed this till out." next={wordHandedOver(enrolment.handedOver)} />;
}

function wordHandedOver(redemptions: number): string {
  switch (redemptions) {
    case 0:
      return "The server had all its redemptions already, and nothing is kept on this device.";
    case 1:
      return "1 redemption was handed over to the server first, and nothing is kept on this device.";
    default:
      return `${redemptions} redemptions were handed over to the server first, and nothing is kept on this device.`;
  }
}
