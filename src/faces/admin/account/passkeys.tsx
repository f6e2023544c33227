import { useState } from "react";
import { useStore } from "zustand";
import type { Reply } from "../../../client/api/reply";
import { canUsePasskeys, makePasskey } from "../../../client/passkey/passkey";
import type { PasskeyMessage } from "../../../contract/messages/sign-in";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { sayFailure } from "../calls/say-failure";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { AccountSection } from "./account-section";
import { deviceName } from "./device-name";

/** Passkeys of one's own; made where the address and the browser have them. */
export function Passkeys() {
  const { session } = useAdmin();
  const now = useStore(session);
  const passkeys = useFetched("passkeys", {});
  const canMake = now.phase === "signed-in" && now.doors.passkeys && canUsePasskeys();
  return (
    <AccountSection title="Passkeys">
      <p className={styles.quiet}>
        {canMake
          ? "With a passkey you sign in by finger, face or the device’s own PIN, without a password."
          : "Passkeys need a browser that has them, and an address with a name, over HTTPS."}
      </p>
      <FetchedView of={passkeys} what="your passkeys">
        {({ passkeys: all }) => (
          <>
            {all.length > 0 && (
              <ul className={styles.list} aria-label="Passkeys">
                {all.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} onRemoved={(left) => passkeys.put(() => ({ passkeys: left }))} />
                ))}
              </ul>
            )}
            {canMake && <MakePasskey onMade={(made) => passkeys.put(({ passkeys: before }) => ({ passkeys: [...before, made] }))} />}
          </>
        )}
      </FetchedView>
    </AccountSection>
  );
}

function MakePasskey({ onMade }: { readonly onMade: (passkey: PasskeyMessage) => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Null: the browser made none, and why stands beside the field. */
  async function make(): Promise<Reply<PasskeyMessage | null>> {
    const asked = await call("passkeyOptions", {});
    if (asked.kind !== "ok") return asked;
    const answer = await makePasskey(asked.value.options);
    if (answer.kind === "credential") return await call("addPasskey", { body: { name: name.trim() || "Passkey", credential: answer.credential } });
    setRefusal(answer.kind === "held-already" ? "This device has a passkey for your login already." : "No passkey was made. Try again when you are ready.");
    return { ...asked, value: null };
  }

  function press() {
    setRefusal(null);
    void action.run(make, (made) => {
      if (made === null) return;
      onMade(made);
      toasts.say({ text: "The passkey was made. Sign in with it next time." });
    });
  }

  return (
    <DeskForm action={action} kind="secondary" submit="Make a passkey" busy="Asking this device…" onSubmit={press}>
      <TextField
        label="Name of the passkey"
        hint="So that you know it again in this list."
        maxLength={60}
        value={name}
        problem={refusal}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DeskForm>
  );
}

function PasskeyRow({ passkey, onRemoved }: { readonly passkey: PasskeyMessage; readonly onRemoved: (left: PasskeyMessage[]) => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  function remove() {
    void action.run(
      () => call("removePasskey", { params: { passkeyId: passkey.id } }),
      ({ passkeys }) => {
        onRemoved(passkeys);
        toasts.say({ text: "The passkey works no more. Your device may still list it; you can delete it there." });
      },
      (failure) => {
        toasts.say({ text: sayFailure(failure) });
        return null;
      },
    );
  }
  return (
    <li className={styles.row}>
      <div>
        <bdi className={styles.name}>{passkey.name}</bdi>
        <p className={styles.facts}>
          <span>
            Made <When ms={passkey.createdMs} />
          </span>
          <span>{passkey.syncs ? "On all devices of its account" : "On one device"}</span>
        </p>
      </div>
      <ActionButton kind="quiet" aria-disabled={action.busy} aria-label={`Remove passkey ${passkey.name}`} onClick={remove}>
        {action.busy ? "Removing…" : "Remove"}
      </ActionButton>
    </li>
  );
}
