import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import { AdminDialog } from "../parts/admin-dialog";
import { isolateName } from "../parts/isolate-name";
import { TypedConfirmDialog } from "../parts/typed-confirm-dialog";

interface RevokeCouponDialogProps {
  readonly couponId: string;
  readonly onRevoked: (coupon: CouponAtDesk) => void;
  readonly onClose: () => void;
}

/** Says what revoking does, and to how many, as it stands this moment; then wants the id typed (R47). */
export function RevokeCouponDialog({ couponId, onClose, onRevoked }: RevokeCouponDialogProps) {
  const fetching = useFetched("coupon", { params: { couponId } });
  if (fetching.fetched.phase === "here") return <Confirm at={fetching.fetched.value} onRevoked={onRevoked} onClose={onClose} />;
  return (
    <AdminDialog title="Revoke this coupon?" onClose={onClose}>
      <FetchedView of={fetching} what="how many have it">
        {() => null}
      </FetchedView>
    </AdminDialog>
  );
}

interface ConfirmProps extends Omit<RevokeCouponDialogProps, "couponId"> {
  readonly at: CouponAtDesk;
}

function Confirm({ at, onRevoked, onClose }: ConfirmProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const { couponId, title } = at.coupon;

  function revoke() {
    void action.run(
      () => call("revokeCoupon", { params: { couponId } }),
      (revoked) => {
        onRevoked(revoked);
        onClose();
        toasts.say({ text: `${isolateName(title)} is revoked.` });
      },
    );
  }

  return (
    <TypedConfirmDialog
      title={
        <>
          Revoke <bdi>{title}</bdi>?
        </>
      }
      action={action}
      confirm="Revoke for good"
      busy="Revoking…"
      word={couponId}
      otherwise={`Type the coupon’s id, ${couponId}, as it stands here.`}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{whoLosesIt(at)} Nobody can claim it any more.</p>
      <p>Every till rejects it from its next contact with the server on. What was redeemed stays redeemed.</p>
      <p>
        <strong>This cannot be undone.</strong> To go on with the same offer later, duplicate the coupon.
      </p>
    </TypedConfirmDialog>
  );
}

/** A contact may hold several claims where the coupon lets them: then claims are what can be counted. */
function whoLosesIt({ claimed, coupon: { claimLimit } }: CouponAtDesk): string {
  if (claimed === 0) return "Nobody has claimed it yet.";
  if (claimed === 1 || claimLimit === 1) return `${sayCount(claimed, { one: "customer", other: "customers" }, SCREEN_LOCALE)} will no longer see this coupon.`;
  return `It was claimed ${sayCount(claimed, { one: "time", other: "times" }, SCREEN_LOCALE)}: those customers will no longer see it.`;
}
