import { type SyntheticEvent, useCallback, useEffect, useId, useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { CouponCard } from "../../../ui/coupon-page/coupon-card";
import { NoCoupon } from "../../../ui/coupon-page/no-coupon";
import { EmptyState } from "../../../ui/empty-state";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { CustomerPage } from "../customer-page";
import { type ClaimDesk, type ClaimReply, createClaimDesk, type OfferReply } from "./ask-to-claim";
import { browserName } from "./browser-name";
import styles from "./get-coupon.module.css";

interface GetCouponDeps {
  readonly desk: ClaimDesk;
  readonly goTo: (path: string) => void;
}

const BROWSER: GetCouponDeps = {
  desk: createClaimDesk((input, init) => fetch(input, init), browserName(() => localStorage)),
  goTo: (path) => location.replace(path),
};

type Offer = Extract<OfferReply, { kind: "offer" }>;

/** The page of a coupon's own link, where customers claim it by themselves (R89); from there they go on to their coupon. */
export function GetCouponPage({ address, deps = BROWSER }: { readonly address: string; readonly deps?: GetCouponDeps }) {
  const [reply, setReply] = useState<OfferReply | null>(null);
  const { desk, goTo } = deps;
  const ask = useCallback(() => {
    void desk.offer(address).then((offered) => {
      if (offered.kind === "claimed") goTo(`/c/${offered.token}`);
      else setReply(offered);
    });
  }, [address, desk, goTo]);
  useEffect(ask, [ask]);

  if (reply === null || reply.kind === "claimed") {
    return (
      <CustomerPage title="Get a coupon">
        <SkeletonLines lines={5} label="Looking for the coupon" />
      </CustomerPage>
    );
  }
  if (reply.kind === "offer") return <OfferedCoupon offer={reply} address={address} deps={deps} />;
  return (
    <CustomerPage title="Get a coupon">
      <NotToBeHad reply={reply} onAgain={ask} />
    </CustomerPage>
  );
}

function OfferedCoupon({ offer, address, deps: { desk, goTo } }: { readonly offer: Offer; readonly address: string; readonly deps: GetCouponDeps }) {
  const [answer, setAnswer] = useState<Exclude<ClaimReply, { kind: "claimed" }> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [reach, setReach] = useState("");
  const field = useId();
  const claim = async (event: SyntheticEvent) => {
    event.preventDefault();
    setIsAsking(true);
    const claimed = await desk.claim(address, offer.asksContact ? reach : undefined);
    if (claimed.kind === "claimed") return goTo(`/c/${claimed.token}`);
    setAnswer(claimed);
    setIsAsking(false);
  };
  const isOver = answer?.kind === "refused" || answer?.kind === "unknown";
  const isWrong = answer?.kind === "not-reachable";
  return (
    <CustomerPage title={offer.title} hidesTitle>
      <p className={styles.shop}>
        <bdi>{offer.shop}</bdi>
      </p>
      <CouponCard title={offer.title} page={offer} termsText={offer.termsText}>
        {answer !== null && !isWrong && <NotToBeHad reply={answer} />}
        {!isOver && (
          <form className={styles.form} onSubmit={(event) => void claim(event)}>
            {offer.asksContact && (
              <>
                <label htmlFor={field}>Your phone number or email</label>
                <input
                  id={field}
                  className={styles.field}
                  type="text"
                  inputMode="email"
                  autoComplete="email"
                  maxLength={200}
                  required
                  dir="ltr"
                  value={reach}
                  aria-describedby={`${field}-help`}
                  aria-invalid={isWrong}
                  onChange={(event) => setReach(event.currentTarget.value)}
                />
                <p id={`${field}-help`} className={styles.help} role={isWrong ? "alert" : undefined}>
                  {isWrong ? "Write an email address, or a number with its country’s prefix, such as +852 9123 4567." : "The shop keeps it, so that everybody gets the coupon once."}
                </p>
              </>
            )}
            <ActionButton kind="primary" size="thumb" type="submit" disabled={isAsking}>
              Get this coupon
            </ActionButton>
          </form>
        )}
      </CouponCard>
    </CustomerPage>
  );
}

type Without = Exclude<OfferReply | ClaimReply, { kind: "offer" | "claimed" | "not-reachable" }>;

function NotToBeHad({ reply, onAgain }: { readonly reply: Without; readonly onAgain?: () => void }) {
  const again = onAgain && <ActionButton onClick={onAgain}>Try again</ActionButton>;
  switch (reply.kind) {
    case "unknown":
      return <NoCoupon why="unknown" />;
    case "refused":
      return (
        <EmptyState title="You can’t get this coupon now">
          <p dir="auto">{reply.wording ?? "Please ask at the shop."}</p>
        </EmptyState>
      );
    case "busy":
      return <Notice verdict="wait" what="Very many people want this coupon now." next="Wait a moment, then try again." action={again} />;
    case "no-answer":
      return <Notice verdict="wait" what="The shop’s server can’t be reached now." next="You need a network to get this coupon. Try again once you have one." action={again} />;
  }
}
