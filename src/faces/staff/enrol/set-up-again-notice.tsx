import { useStore } from "zustand";
import type { TillStatus } from "../../../client/till/till";
import { Notice } from "../../../ui/notice";
import { useTillServices } from "../till-services";

/** Why a device that was a till has to be set up again, and what has become of what it held. */
export function SetUpAgainNotice() {
  const enrolment = useStore(useTillServices().status, (now) => now?.enrolment ?? null);
  return enrolment === null ? null : noticeOf(enrolment);
}

function noticeOf(enrolment: TillStatus["enrolment"]) {
  switch (enrolment.kind) {
    case "signed-out":
      return <Notice what="This till was taken out of use." next={wordHandedOver(enrolment.handedOver)} />;
    case "cleared":
      return (
        <Notice
          verdict={enrolment.lost === 0 ? "wait" : "stop"}
          what="This browser’s storage was cleared, so this device is no longer a till."
          next={wordLost(enrolment.lost)}
        />
      );
    case "none":
    case "enrolled":
    case "revoked":
      return null;
  }
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

/** @param lost redemptions and undos that the server had not acknowledged */
function wordLost(lost: number | null): string {
  switch (lost) {
    case null:
      return "What had not reached the server is lost. Tell a manager, and ask for a new one-time code.";
    case 0:
      return "The server had everything already, so nothing is lost. Ask a manager for a new one-time code.";
    case 1:
      return "1 redemption or undo had not reached the server and is lost. Tell a manager, and ask for a new one-time code.";
    default:
      return `${lost} redemptions or undos had not reached the server and are lost. Tell a manager, and ask for a new one-time code.`;
  }
}
