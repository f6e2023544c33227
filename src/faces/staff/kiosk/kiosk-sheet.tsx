import type { SupervisorApproval } from "../../../client/till/till";
import { SupervisorSheet } from "../sign-in/supervisor-sheet";
import { useTill, useTillStatus } from "../till-services";

const WITHOUT_SUPERVISOR = "This till knows no supervisor. Ask a manager.";

/** A supervisor holds this device to the till, or lets it go (R68). */
export function KioskSheet({ onClose }: { readonly onClose: () => void }) {
  const till = useTill();
  const { held } = useTillStatus();
  const act = async (approval: SupervisorApproval) => {
    await (held ? till.release(approval) : till.hold(approval));
    onClose();
    return null;
  };
  return held ? (
    <SupervisorSheet title="Leave kiosk mode" submitLabel="Leave" withoutSupervisor={WITHOUT_SUPERVISOR} onApproved={act} onClose={onClose}>
      <p>Everything else of Tearoff opens on this device again.</p>
    </SupervisorSheet>
  ) : (
    <SupervisorSheet title="Kiosk mode" submitLabel="Turn it on" withoutSupervisor={WITHOUT_SUPERVISOR} onApproved={act} onClose={onClose}>
      <p>
        Only the till opens in this browser, and nobody takes it out of use here, until a supervisor leaves kiosk mode with their
        PIN. The device’s own buttons can still leave the browser: to stop that too, pin the app (Android) or use Guided Access
        (iPhone, iPad).
      </p>
    </SupervisorSheet>
  );
}
