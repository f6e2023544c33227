import type { SupervisorApproval, TakeOut } from "../../../client/till/till";
import { SupervisorSheet } from "../sign-in/supervisor-sheet";
import { useTill } from "../till-services";

/** A supervisor takes this till out of use. What it holds goes to the server first; the page that follows says how far it is. */
export function TakeOutSheet({ onClose }: { readonly onClose: () => void }) {
  const till = useTill();
  const takeOut = async (approval: SupervisorApproval) => wordProblem(await till.takeOut(approval));
  return (
    <SupervisorSheet
      title="Take this till out of use"
      submitLabel="Take out of use"
      withoutSupervisor="This till knows no supervisor. A manager can take it out of use from elsewhere."
      onApproved={takeOut}
      onClose={onClose}
    >
      <p>
        The till first sends what it has redeemed and gives back the uses that it holds of limited coupons. Then it keeps nothing
        of the shop. To use this device as a till again, ask a manager for a one-time code.
      </p>
    </SupervisorSheet>
  );
}

function wordProblem(said: TakeOut): string | null {
  switch (said.kind) {
    case "leaving":
      return null;
    case "no-network":
      return "This needs the network. The till goes on as before; try again once it is online.";
    case "server-trouble":
      return "The server could not do it. The till goes on as before; try again in a moment.";
  }
}
