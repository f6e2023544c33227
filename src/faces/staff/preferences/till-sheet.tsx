import { useState } from "react";
import { useStore } from "zustand";
import { ActionButton } from "../../../ui/action-button";
import { KioskSheet } from "../kiosk/kiosk-sheet";
import { SaveRescueFile } from "../rescue/save-rescue-file";
import { TakeInRescueFile } from "../rescue/take-in-rescue-file";
import { Sheet } from "../sheet";
import { goTo } from "../till-path";
import { useTillServices, useTillStatus } from "../till-services";
import { type Preferences, preferencesStore } from "./preferences-store";
import { TakeOutSheet } from "./take-out-sheet";
import styles from "./till-sheet.module.css";

const CHOICES: readonly { readonly name: keyof Preferences; readonly label: string }[] = [
  { name: "sound", label: "Sound" },
  { name: "vibration", label: "Vibration" },
  { name: "leftHanded", label: "For the left hand" },
];

/** Which till this is, who is at it, and how it sounds and lies in the hand. */
export function TillSheet({ onClose }: { readonly onClose: () => void }) {
  const { session, signaller } = useTillServices();
  const staff = useStore(session.store, (state) => (state.phase === "signed-in" ? state.staff : null));
  const preferences = useStore(preferencesStore);
  const { held } = useTillStatus();
  const [asks, setAsks] = useState<"take-out" | "kiosk" | null>(null);
  if (asks === "take-out") return <TakeOutSheet onClose={onClose} />;
  if (asks === "kiosk") return <KioskSheet onClose={onClose} />;
  return (
    <Sheet title="This till" mirrored={preferences.leftHanded} onClose={onClose}>
      <TillFacts staffName={staff?.name ?? null} />
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">Settings of this device</legend>
        {CHOICES.map(({ name, label }) => (
          <label key={name} className={styles.choice}>
            {label}
            <input
              type="checkbox"
              role="switch"
              checked={preferences[name]}
              onChange={(event) => preferencesStore.setState({ [name]: event.target.checked })}
            />
          </label>
        ))}
      </fieldset>
      {(preferences.sound || preferences.vibration) && (
        <ActionButton kind="quiet" onClick={() => signaller.announce("go")}>
          {preferences.sound ? "Try the sound" : "Try the vibration"}
        </ActionButton>
      )}
      <ActionButton onClick={() => void session.signOut()}>Sign out</ActionButton>
      <ActionButton onClick={() => goTo("diagnostics")}>Scanner diagnostics</ActionButton>
      {!held && <SaveRescueFile />}
      {!held && <TakeInRescueFile />}
      <ActionButton onClick={() => setAsks("kiosk")}>{held ? "Leave kiosk mode" : "Kiosk mode"}</ActionButton>
      {!held && (
        <ActionButton kind="quiet" onClick={() => setAsks("take-out")}>
          Take this till out of use
        </ActionButton>
      )}
    </Sheet>
  );
}

function TillFacts({ staffName }: { readonly staffName: string | null }) {
  const { enrolment, storage, clockUncertain } = useTillStatus();
  if (enrolment.kind !== "enrolled") return null;
  const { device, shop } = enrolment;
  return (
    <>
      <dl className={styles.facts}>
        {shop !== null && <Fact name="Shop" value={shop.workspaceName} />}
        {shop !== null && <Fact name="Store" value={shop.store.name} />}
        <Fact name="Till" value={device.name} />
        {staffName !== null && <Fact name="Signed in" value={staffName} />}
      </dl>
      {storage === "refused" && (
        <p>
          The browser has not promised to keep what this till stores, so it stops redeeming at 20 unsent. Installing the app
          (“Add to home screen”) helps.
        </p>
      )}
      {clockUncertain && <p>This till is not sure of its clock until it reaches the server again.</p>}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
