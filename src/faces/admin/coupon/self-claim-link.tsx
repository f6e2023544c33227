import { Link } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import { useMe } from "../admin-services";
import { OnlyHere } from "../parts/only-here";
import { selfClaimLink } from "../parts/self-claim-link";
import { useCopy } from "../parts/use-copy";
import styles from "./coupon.module.css";

/** Where customers claim the coupon by themselves: to be sent, or printed as a poster. */
export function SelfClaimLink({ couponId }: { readonly couponId: string }) {
  const link = selfClaimLink(useMe().workspace.number, couponId);
  const copy = useCopy();
  return (
    <section className={styles.ways} aria-label="Claiming by oneself">
      <p>
        Customers claim it at <a href={link}>{link}</a>
      </p>
      <ActionButton onClick={() => void copy(link, "Claim link")}>Copy the link</ActionButton>
      <Link to={`/admin/coupons/${encodeURIComponent(couponId)}/poster`}>Print a poster</Link>
      <OnlyHere link={link} />
    </section>
  );
}
