import { PageFrame } from "./page-frame";
import { useTillStatus } from "./till-services";

/** A manager has taken this till away; what it holds must not be lost (R30). */
export function RevokedPage() {
  const { waiting } = useTillStatus();
  return (
    <PageFrame heading="This till was taken out of use">
      <p>A manager has removed it, so it can’t redeem any more. Nobody has to scan anything again.</p>
      {waiting > 0 && (
        <p>
          <strong>{waiting === 1 ? "1 redemption here has" : `${waiting} redemptions here have`} not reached the server.</strong>{" "}
          Keep this device as it is, do not clear the browser, and tell a manager.
        </p>
      )}
    </PageFrame>
  );
}
