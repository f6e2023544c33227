import { PageFrame } from "./page-frame";
import { SaveRescueFile } from "./rescue/save-rescue-file";
import { useTillStatus } from "./till-services";

/** A manager has taken this till away; it hands over what it holds, by itself (R30). */
export function RevokedPage() {
  const { waiting, network } = useTillStatus();
  return (
    <PageFrame heading="This till was taken out of use">
      <p>It can’t redeem any more. Nobody has to scan anything again.</p>
      <p role="status">
        <strong>{waiting === 0 ? "Nothing is left to hand over." : `${waiting} still to hand over to the server.`}</strong>{" "}
        {network.kind === "offline"
          ? "There is no network now. Leave this page open: it goes on by itself as soon as there is one."
          : "This takes a moment and goes on by itself. Leave this page open, and do not clear the browser."}
      </p>
      <SaveRescueFile />
    </PageFrame>
  );
}
