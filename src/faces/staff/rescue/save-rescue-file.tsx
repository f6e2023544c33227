import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { useTill, useTillStatus } from "../till-services";
import { downloadFile, type FileGiven, giveFile } from "./give-file";
import styles from "./rescue.module.css";
import { type Said, wordNotMade } from "./rescue-wording";

type MadeFile = { readonly name: string; readonly text: string };

type Saving =
  | { readonly phase: "idle" | "making" }
  | { readonly phase: "not-made"; readonly said: Said }
  | { readonly phase: "given"; readonly file: MadeFile; readonly how: FileGiven };

/** Offers to save what waits at this till as a file, as long as something does (R31). */
export function SaveRescueFile() {
  const till = useTill();
  const { waiting } = useTillStatus();
  const [saving, setSaving] = useState<Saving>({ phase: "idle" });
  const save = async () => {
    setSaving({ phase: "making" });
    const made = await till.makeRescueFile();
    if (made.kind !== "made") return setSaving({ phase: "not-made", said: wordNotMade(made.kind) });
    setSaving({ phase: "given", file: made, how: await giveFile(made.name, made.text) });
  };
  if (waiting === 0 && saving.phase === "idle") return null;
  return (
    <div className={styles.rescue}>
      <p className={styles.hint}>
        Is this device about to be lost or broken, or can’t it reach the server? Save what waits here as a file: another till can
        take it in, and only the server can read it.
      </p>
      <ActionButton disabled={saving.phase === "making"} onClick={() => void save()}>
        Save a rescue file
      </ActionButton>
      <Outcome saving={saving} onDownload={(file) => setSaving({ phase: "given", file, how: downloadFile(file.name, file.text) })} />
    </div>
  );
}

interface OutcomeProps {
  readonly saving: Saving;
  readonly onDownload: (file: MadeFile) => void;
}

function Outcome({ saving, onDownload }: OutcomeProps) {
  switch (saving.phase) {
    case "idle":
    case "making":
      return null;
    case "not-made":
      return <Notice verdict="wait" {...saving.said} />;
    case "given":
      if (saving.how === "cancelled") {
        return (
          <Notice
            what="The file was not sent anywhere."
            next="Choose an app for it, or save it on this device."
            action={<ActionButton onClick={() => onDownload(saving.file)}>Save on this device</ActionButton>}
          />
        );
      }
      return (
        <Notice
          verdict="go"
          what={saving.how === "shared" ? `Sent: ${saving.file.name}` : `Saved to the downloads: ${saving.file.name}`}
          next="Take it in at another till: “This till”, then “Take in a rescue file”. This till keeps everything and sends it too once it can; nothing counts twice."
        />
      );
  }
}
