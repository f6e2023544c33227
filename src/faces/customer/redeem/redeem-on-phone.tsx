import { useEffect, useRef, useState } from "react";
import { newKey } from "../../../client/till/new-key";
import type { PhoneMethod, PhoneStore, PhoneWays } from "../../../domain/coupon/phone-methods";
import { PIN_LENGTH } from "../../../domain/staff/pin";
import { ActionButton } from "../../../ui/action-button";
import { Keypad } from "../../../ui/keypad";
import { Notice } from "../../../ui/notice";
import { createRedeem, type Redeem, type RedeemReply } from "./ask-to-redeem";
import styles from "./redeem.module.css";
import { SlideToRedeem } from "./slide-to-redeem";

interface RedeemOnPhoneProps {
  readonly token: string;
  readonly ways: PhoneWays;
  /** @param registerText what the cashier keys into the till's register; empty where there is nothing to key in */
  readonly onRedeemed?: (registerText: string) => void;
  readonly redeem?: Redeem;
}

const BROWSER: Redeem = createRedeem((input, init) => fetch(input, init));

const BEGIN: Record<PhoneMethod, string> = { "store-pin": "Redeem with the store’s PIN", self: "Redeem it yourself" };

/** Redeeming before the cashier's eyes, on the customer's phone: by the store's PIN, or by sliding (R90, R91). */
export function RedeemOnPhone({ token, ways, onRedeemed, redeem = BROWSER }: RedeemOnPhoneProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [method, setMethod] = useState<PhoneMethod | null>(null);
  const begin = (chosen: PhoneMethod) => {
    setMethod(chosen);
    dialog.current?.showModal();
  };
  return (
    <>
      {ways.methods.map((one) => (
        <ActionButton key={one} onClick={() => begin(one)}>
          {BEGIN[one]}
        </ActionButton>
      ))}
      <dialog ref={dialog} className={styles.dialog} aria-label={method === null ? "Redeem" : BEGIN[method]} onClose={() => setMethod(null)}>
        {method !== null && <Act token={token} method={method} stores={storesFor(method, ways.stores)} onRedeemed={onRedeemed} redeem={redeem} />}
        <ActionButton kind="quiet" onClick={() => dialog.current?.close()}>
          Close
        </ActionButton>
      </dialog>
    </>
  );
}

function storesFor(method: PhoneMethod, stores: readonly PhoneStore[]): readonly PhoneStore[] {
  return method === "self" ? stores : stores.filter(({ hasPin }) => hasPin);
}

interface ActProps {
  readonly token: string;
  readonly method: PhoneMethod;
  readonly stores: readonly PhoneStore[];
  readonly onRedeemed: RedeemOnPhoneProps["onRedeemed"];
  readonly redeem: Redeem;
}

function Act({ token, method, stores, onRedeemed, redeem }: ActProps) {
  const [store, setStore] = useState<PhoneStore | null>(stores.length === 1 ? (stores[0] ?? null) : null);
  const [pin, setPin] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const [reply, setReply] = useState<RedeemReply | null>(null);
  // The same one until there is an answer: sent again after a lost one, it redeems nothing twice.
  const key = useRef<string | null>(null);

  const ask = async () => {
    if (store === null || isAsking) return;
    setIsAsking(true);
    key.current ??= newKey(crypto, Date.now());
    const answer = await redeem(token, { key: key.current, method, storeId: store.id, ...(method === "store-pin" ? { pin } : {}) });
    if (answer.kind === "refused") key.current = null;
    if (answer.kind === "redeemed") onRedeemed?.(answer.registerText);
    setPin("");
    setReply(answer);
    setIsAsking(false);
  };

  if (reply?.kind === "redeemed") {
    return <Notice verdict="go" what="Redeemed." next={reply.registerText === "" ? "Show this to the cashier." : <span dir="auto">{reply.registerText}</span>} />;
  }
  if (store === null) return <StoreChoice stores={stores} onChosen={setStore} />;
  return (
    <>
      <ChosenStore store={store} hasFocus={stores.length > 1} />
      {reply !== null && <WhyNot reply={reply} />}
      {method === "self" ? (
        <SlideToRedeem disabled={isAsking} onRedeem={() => void ask()} />
      ) : (
        <>
          <p>Hand the phone to the cashier, who types the store’s PIN.</p>
          <Keypad
            label="The store’s PIN"
            digits={pin}
            onDigits={setPin}
            onSubmit={() => void ask()}
            submitLabel="Redeem"
            minLength={PIN_LENGTH.min}
            maxLength={PIN_LENGTH.max}
            disabled={isAsking}
          />
        </>
      )}
    </>
  );
}

/** @param hasFocus where it takes the place of the button that was pressed */
function ChosenStore({ store, hasFocus }: { readonly store: PhoneStore; readonly hasFocus: boolean }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (hasFocus) place.current?.focus();
  }, [hasFocus]);
  return (
    <p ref={place} className={styles.store} tabIndex={-1}>
      At <bdi>{store.name}</bdi>
    </p>
  );
}

function StoreChoice({ stores, onChosen }: { readonly stores: readonly PhoneStore[]; readonly onChosen: (store: PhoneStore) => void }) {
  return (
    <>
      <h2>Where are you?</h2>
      <ul className={styles.stores}>
        {stores.map((store) => (
          <li key={store.id}>
            <ActionButton onClick={() => onChosen(store)}>
              <bdi>{store.name}</bdi>
            </ActionButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function WhyNot({ reply }: { readonly reply: Exclude<RedeemReply, { kind: "redeemed" }> }) {
  switch (reply.kind) {
    case "wrong-pin":
      return <Notice verdict="stop" what="That is not this store’s PIN." next="Please try again." />;
    case "no-pin":
      return <Notice verdict="wait" what="This store has no PIN now." next="Show the code to the cashier." />;
    case "wait": {
      const minutes = Math.ceil(reply.waitMs / 60_000);
      return <Notice verdict="wait" what="There were too many wrong PINs." next={`Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, or show the code to the cashier.`} />;
    }
    case "refused":
      return <Notice verdict="stop" what={reply.said} next="Nothing was redeemed now. The cashier can look at it." />;
    case "no-answer":
      return <Notice verdict="wait" what="The shop’s server can’t be reached now." next="This needs a network. Try again where there is one, or show the code to the cashier." />;
  }
}
