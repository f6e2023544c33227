import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { giveFile } from "../rescue/give-file";
import styles from "./diagnostics-page.module.css";

interface SendDiagnosisProps {
  /** The text as of now, and the name that a file of it gets. */
  readonly make: () => { readonly name: string; readonly text: string };
}

/** Two ways to get the diagnosis to who can make something of it. */
export function SendDiagnosis({ make }: SendDiagnosisProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(make().text);
      setSaid("Copied. Paste it into a message.");
    } catch {
      // No clipboard, or the browser does not let this page have it.
      setSaid("This browser does not let the app copy. Save it as a file instead.");
    }
  };
  const send = async () => {
    const { name, text } = make();
    const how = await giveFile(name, text);
    if (how !== "cancelled") setSaid(how === "shared" ? `Sent: ${name}` : `Saved to the downloads: ${name}`);
  };
  return (
    <div className={styles.send}>
      <ActionButton onClick={() => void copy()}>Copy</ActionButton>
      <ActionButton onClick={() => void send()}>Send or save as a file</ActionButton>
      <p role="status">{said}</p>
    </div>
  );
}
