import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import type { MeMessage } from "../../../contract/messages/sign-in";
import { askForPasskey, canUsePasskeys } from "../../../client/passkey/passkey";
import { useAdmin } from "../admin-services";
import { sayFailure } from "../calls/say-failure";
import { ProblemText } from "../form/problem-text";
import styles from "./door-frame.module.css";

/** Signs in with a finger, a face or the device's PIN, where this browser has passkeys. */
export function PasskeyButton({ onSignedIn }: { readonly onSignedIn: (me: MeMessage) => void }) {
  const { api } = useAdmin();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!canUsePasskeys()) return null;

  async function signIn(): Promise<string | null> {
    const asked = await api.call("passkeySignInOptions", {});
    if (asked.kind !== "ok") return sayFailure(asked);
    const answer = await askForPasskey(asked.value.options);
    if (answer.kind !== "credential") return "No passkey was used. Try again, or sign in with your password.";
    const reply = await api.call("passkeySignIn", { body: { credential: answer.credential } });
    if (reply.kind === "unauthorised") return "This passkey is not known here. Sign in with your password.";
    if (reply.kind !== "ok") return sayFailure(reply);
    if (reply.value.kind === "signed-in") onSignedIn(reply.value.me);
    return null;
  }

  async function press() {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await signIn());
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles.or}>
      <ProblemText problem={problem} />
      <ActionButton aria-disabled={busy} onClick={() => void press()}>
        <IconFingerprint size={20} aria-hidden="true" />
        {busy ? "Asking for a passkey…" : "Sign in with a passkey"}
      </ActionButton>
    </div>
  );
}
