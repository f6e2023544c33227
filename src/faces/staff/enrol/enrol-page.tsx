import { IconQrcode } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { useStore } from "zustand";
import { DEVICE_NAME_MAX_LENGTH } from "../../../contract/messages/enrol";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { FormField } from "../form-field";
import { PageFrame } from "../page-frame";
import { ReadinessLine } from "../readiness/readiness-line";
import { useTill } from "../till-services";
import { EnrolCamera } from "./enrol-camera";
import { takeCodeFromAddress } from "./enrol-link";
import { createEnrolStore } from "./enrol-store";
import styles from "./enrol-page.module.css";
import { wordEnrolmentProblem } from "./enrolment-wording";
import { SetUpAgainNotice } from "./set-up-again-notice";

/** Turns this device into a till; the same with and without a network until the button is pressed. */
export function EnrolPage() {
  const till = useTill();
  const [enrolment] = useState(() => createEnrolStore(till));
  const state = useStore(enrolment.store);
  const [code, setCode] = useState(() => takeCodeFromAddress() ?? "");
  const [name, setName] = useState("");
  useEffect(() => {
    const fill = () => setCode((typed) => takeCodeFromAddress() ?? typed);
    window.addEventListener("hashchange", fill);
    return () => window.removeEventListener("hashchange", fill);
  }, []);
  const problem = state.phase === "asking" ? state.problem : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enrolment.enrol(code, name);
  };
  const takeRead = (text: string) => {
    setCode(text);
    void enrolment.enrol(text, name);
  };
  return (
    <PageFrame heading="Set up this till">
      <SetUpAgainNotice />
      {window.isSecureContext === false && (
        <Notice
          verdict="stop"
          what="This address is not secure, so a till can’t run here."
          next="Open the address that begins with https://, as the server shows it."
        />
      )}
      <p>Scan the code that the server shows, or type it. It works once, for one device.</p>
      {state.phase === "scanning" ? (
        <EnrolCamera onRead={takeRead} onClose={enrolment.closeCamera} />
      ) : (
        <ActionButton size="thumb" disabled={state.phase === "enrolling"} onClick={enrolment.openCamera}>
          <IconQrcode aria-hidden="true" />
          Scan the code
        </ActionButton>
      )}
      <form className={styles.form} onSubmit={submit} noValidate>
        <FormField
          label="One-time code"
          code
          value={code}
          placeholder="XXXX-XXXX-XXXX"
          problem={problem === null ? null : problem === "empty" ? "Type the code first." : wordEnrolmentProblem(problem)}
          onChange={(event) => setCode(event.target.value)}
        />
        <FormField
          label="Name of this till (optional)"
          hint="Such as “Counter left”. Colleagues see it beside what was redeemed here."
          value={name}
          maxLength={DEVICE_NAME_MAX_LENGTH}
          onChange={(event) => setName(event.target.value)}
        />
        <ActionButton kind="primary" size="thumb" type="submit" disabled={state.phase === "enrolling"}>
          {state.phase === "enrolling" ? "Setting up…" : "Set up this till"}
        </ActionButton>
      </form>
      <ReadinessLine />
    </PageFrame>
  );
}
