import type { CodeAtDesk } from "../../../contract/messages/codes-at-desk";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { CodeText } from "../../../ui/code-text";
import { RedeemedWhere } from "../parts/redeemed-where";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import { CHANNEL_WORDS, STATE_WORDS } from "./codes-query";
import styles from "./coupon.module.css";
import { Fact } from "./fact";

interface CodeTableProps {
  readonly coupon: CouponAtDesk;
  readonly codes: readonly CodeAtDesk[];
  /** Somebody wants to know what happened to one. */
  readonly onOpen: (code: CodeAtDesk) => void;
}

/** A page of codes; on a phone or a tablet held upright each is a card. */
export function CodeTable({ coupon, codes, onOpen }: CodeTableProps) {
  return (
    <table className={styles.codes}>
      <thead>
        <tr>
          {["Code", "State", "Contact", "Claimed", "Opened", "Redeemed"].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <CodeRow key={code.claim?.claimId ?? code.code} code={code} coupon={coupon} onOpen={() => onOpen(code)} />
        ))}
      </tbody>
    </table>
  );
}

interface CodeRowProps {
  readonly code: CodeAtDesk;
  readonly coupon: CouponAtDesk;
  readonly onOpen: () => void;
}

function CodeRow({ code: { code, state, claim, redeemed }, coupon: { coupon }, onOpen }: CodeRowProps) {
  const words = STATE_WORDS[state];
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} onClick={onOpen}>
          <CodeText code={code} codeType={coupon.codeType} />
        </button>
      </th>
      <td>
        <Standing tone={words.tone}>{words.word}</Standing>
      </td>
      <Fact heading="Contact" where={claim !== null && <bdi>{CHANNEL_WORDS[claim.channel] ?? claim.channel}</bdi>}>
        {claim !== null && <bdi>{claim.name === "" ? claim.externalId : claim.name}</bdi>}
      </Fact>
      <Fact heading="Claimed">{claim !== null && <When ms={claim.claimedMs} />}</Fact>
      <Fact heading="Opened">{claim !== null && claim.openedMs !== null && <When ms={claim.openedMs} />}</Fact>
      <Fact heading="Redeemed" where={redeemed !== null && <RedeemedWhere of={redeemed} />}>
        {redeemed !== null && <When ms={redeemed.atMs} />}
      </Fact>
    </tr>
  );
}
