import { Link } from "react-router";
import type { ContactAtDesk } from "../../../contract/messages/contacts";
import { STATE_WORDS } from "../coupon/codes-query";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import styles from "./contacts.module.css";

/** The coupons that a contact was handed, and what became of each. */
export function ContactClaims({ claims }: Pick<ContactAtDesk, "claims">) {
  return (
    <section className={partStyles.group} aria-label="Coupons">
      <h2 className={partStyles.groupTitle}>Coupons</h2>
      {claims.length === 0 && <p className={partStyles.quiet}>None yet.</p>}
      {claims.length > 0 && (
        <ul className={partStyles.list} aria-label="Claimed coupons">
          {claims.map((claim) => (
            <li key={claim.claimId} className={partStyles.row}>
              <div>
                <Link className={styles.name} to={`/admin/coupons/${claim.couponId}`}>
                  <bdi>{claim.title}</bdi>
                </Link>
                <p className={partStyles.facts}>
                  <bdi>{claim.couponId}</bdi>
                  <span>
                    Claimed <When ms={claim.claimedMs} />
                  </span>
                  {claim.openedMs !== null && (
                    <span>
                      Opened <When ms={claim.openedMs} />
                    </span>
                  )}
                  {claim.redeemedMs !== null && (
                    <span>
                      Redeemed <When ms={claim.redeemedMs} />
                      {claim.storeName !== null && (
                        <>
                          {" "}
                          at <bdi>{claim.storeName}</bdi>
                        </>
                      )}
                    </span>
                  )}
                </p>
              </div>
              <Standing tone={STATE_WORDS[claim.state].tone}>{STATE_WORDS[claim.state].word}</Standing>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
