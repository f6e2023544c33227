import { useEffect, useState } from "react";
import type { OutputOf } from "../../../client/api/api";
import { ActionButton } from "../../../ui/action-button";
import { sayRemaining } from "../../../ui/formats/say-when";
import { Notice } from "../../../ui/notice";
import { useAdmin } from "../admin-services";
import type { Action } from "../calls/use-action";
import formStyles from "../form/form.module.css";
import { ProblemText } from "../form/problem-text";
import { isolateName } from "../parts/isolate-name";
import { OnlyHere } from "../parts/only-here";
import { QrPicture } from "../parts/qr-picture";
import { useNowMs } from "../parts/use-now";
import styles from "./enrol-code.module.css";
import type { TillAtDesk } from "./till-at-desk";

interface EnrolCodeProps {
  readonly code: OutputOf<"makeEnrolmentCode">;
  /** Installations that were there before the code was made, and the store it is for: what is new there came by it. */
  readonly knownBefore: ReadonlySet<string>;
  readonly storeId: string;
  /** Makes another code. */
  readonly action: Action;
  readonly onAgain: () => void;
  readonly onNext: () => void;
  readonly onEnrolled: () => void;
  readonly onClose: () => void;
}

const LOOK_EVERY_MS = 2_000;
const SECOND_MS = 1_000;

/** A one-time code, large, for as long as it lives; and the till that has taken it, as soon as there is one. */
export function EnrolCode({ code, knownBefore, storeId, action, onAgain, onNext, onEnrolled, onClose }: EnrolCodeProps) {
  const nowMs = useNowMs(SECOND_MS);
  const isOver = nowMs >= code.expiresMs;
  const till = useNewTill(knownBefore, storeId, onEnrolled);

  if (till !== null) {
    return (
      <>
        <Notice
          verdict="go"
          what={`${isolateName(till.till.name)} is set up`}
          next={`It is a till of ${isolateName(till.store.name)} now. Whoever works there picks their name on it and types their PIN.`}
        />
        <div className={formStyles.actions}>
          <ActionButton kind="primary" data-autofocus onClick={onClose}>
            Done
          </ActionButton>
          <ActionButton onClick={onNext}>Set up another</ActionButton>
        </div>
      </>
    );
  }
  if (isOver) {
    return (
      <>
        <Notice verdict="wait" what="This code is too old" next="It was for ten minutes. Make another one when the device is at hand." />
        <ProblemText problem={action.problem} />
        <div className={formStyles.actions}>
          <ActionButton kind="primary" aria-disabled={action.busy} onClick={onAgain}>
            {action.busy ? "Making a code…" : "Make another code"}
          </ActionButton>
        </div>
      </>
    );
  }
  return (
    <>
      <OnlyHere link={code.link} />
      <div className={styles.code}>
        <div className={styles.picture}>
          <QrPicture text={code.link} label="The code for the till, as a QR to scan" />
        </div>
        <div className={styles.words}>
          <ol className={styles.steps}>
            <li>
              On the device that will be the till, open <strong dir="ltr">{new URL(code.link).host}/till</strong>, or scan this with its camera.
            </li>
            <li>Scan this QR from there, or type the code.</li>
          </ol>
          <p className={styles.typed} aria-label="Code to type" role="group" dir="ltr">
            {code.code}
          </p>
          <p>
            Works once, for <span className={styles.left}>{sayRemaining(code.expiresMs - nowMs)}</span> more.
          </p>
          <p className={styles.waiting} role="status">
            Waiting for the till…
          </p>
        </div>
      </div>
    </>
  );
}

/** The first till of the store that was not there before; looks while the page is in sight. */
function useNewTill(knownBefore: ReadonlySet<string>, storeId: string, onEnrolled: () => void): TillAtDesk | null {
  const { call } = useAdmin();
  const [till, setTill] = useState<TillAtDesk | null>(null);
  useEffect(() => {
    if (till !== null) return;
    let isLooking = false;
    let isOver = false;
    async function look() {
      if (isLooking || document.visibilityState !== "visible") return;
      isLooking = true;
      const reply = await call("tills", {});
      isLooking = false;
      if (isOver || reply.kind !== "ok") return;
      const found = reply.value.tills.find((one) => one.store.id === storeId && one.revokedMs === null && !knownBefore.has(one.installationId));
      if (found === undefined) return;
      setTill(found);
      onEnrolled();
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [call, till, knownBefore, storeId, onEnrolled]);
  return till;
}
