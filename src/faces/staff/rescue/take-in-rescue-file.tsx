import { type ChangeEvent, useRef, useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { useTill } from "../till-services";
import styles from "./rescue.module.css";
import { type Said, wordTakenIn } from "./rescue-wording";

type TakingIn = { readonly phase: "idle" | "sending" } | { readonly phase: "done"; readonly said: Said; readonly isTaken: boolean };

/** Takes in a file that another till has saved (R31). */
export function TakeInRescueFile() {
  const till = useTill();
  const input = useRef<HTMLInputElement>(null);
  const [taking, setTaking] = useState<TakingIn>({ phase: "idle" });
  const takeIn = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    // The same file can be chosen again.
    event.currentTarget.value = "";
    if (file === undefined) return;
    setTaking({ phase: "sending" });
    const said = await till.takeInRescueFile(file);
    setTaking({ phase: "done", said: wordTakenIn(said), isTaken: said.kind === "taken" });
  };
  return (
    <div className={styles.rescue}>
      <p className={styles.hint} id="take-in-hint">
        Has another till saved a rescue file? This one can bring it to the server. It needs the network.
      </p>
      <input
        ref={input}
        hidden
        type="file"
        accept=".txt,text/plain"
        aria-label="Rescue file"
        onChange={(event) => void takeIn(event)}
      />
      <ActionButton aria-describedby="take-in-hint" disabled={taking.phase === "sending"} onClick={() => input.current?.click()}>
        {taking.phase === "sending" ? "Taking it in…" : "Take in a rescue file"}
      </ActionButton>
      {taking.phase === "done" && <Notice verdict={taking.isTaken ? "go" : "wait"} {...taking.said} />}
    </div>
  );
}
