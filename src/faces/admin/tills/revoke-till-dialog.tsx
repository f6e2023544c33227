import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { isolateName } from "../parts/isolate-name";
import { When } from "../parts/when";
import type { TillAtDesk } from "./till-at-desk";

interface RevokeTillDialogProps {
  readonly till: TillAtDesk;
  readonly onRevoked: (till: TillAtDesk) => void;
  readonly onClose: () => void;
}

/** Says what becomes of a till, and of what it has not sent, before it is taken out of use (R30). */
export function RevokeTillDialog({ till, onRevoked, onClose }: RevokeTillDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  return (
    <ConfirmDialog
      title={
        <>
          Take <bdi>{till.till.name}</bdi> out of use?
        </>
      }
      action={action}
      confirm="Take out of use"
      busy="Taking it out…"
      keep="Keep it in use"
      onClose={onClose}
      onConfirm={() =>
        void action.run(
          () => call("revokeTill", { params: { installationId: till.installationId } }),
          (revoked) => {
            onRevoked(revoked);
            onClose();
            toasts.say({ text: `${isolateName(till.till.name)} is out of use.` });
          },
        )
      }
    >
      <p>
        At its next contact with the server it hands over what it redeemed, forgets everything else, and redeems no more.{" "}
        The server last heard of it <When ms={till.seenMs ?? till.enrolledMs} />.
      </p>
      <p>Until then it can go on as it is, without a network for up to a week. What arrives late is marked, for you to judge.</p>
      <p>This cannot be undone, but the device can be set up as a new till.</p>
    </ConfirmDialog>
  );
}
