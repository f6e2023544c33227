import { useState } from "react";
import type { ReadReport } from "../../../client/scanner/scan-record";
import { BackToCamera } from "../back-to-camera";
import { CameraView } from "../camera/camera-view";
import { useScanning } from "../camera/use-scanning";
import { PageFrame } from "../page-frame";
import { diagnose, diagnosisText, type Section } from "./diagnosis";
import styles from "./diagnostics-page.module.css";
import { wordRead } from "./scanner-facts";
import { SendDiagnosis } from "./send-diagnosis";
import { useFindings } from "./use-findings";

/** How the scanner does on this device, with its camera open; what it reads here is neither looked up nor redeemed. */
export function DiagnosticsPage() {
  const [reads, setReads] = useState(0);
  const scanning = useScanning(() => setReads((before) => before + 1));
  const findings = useFindings(scanning.camera.report);
  const sections = diagnose(findings);
  const make = () => {
    const now = new Date();
    return {
      name: `tearoff-scanner-${now.toISOString().slice(0, 10)}.txt`,
      text: diagnosisText(sections, now.toISOString()),
    };
  };
  return (
    <PageFrame heading="Scanner diagnostics">
      <p>Hold a code in the frame. Nothing is looked up or redeemed here.</p>
      <div className={styles.camera}>
        <CameraView scanning={scanning} />
      </div>
      <LastRead count={reads} read={findings.scan.reads[0]} />
      <p className={styles.what}>
        Send this to who looks after the till, when codes are read badly. It holds no codes and nothing of the shop. It tells what the
        cameras of this device are called, and some bear their owner’s name.
      </p>
      <SendDiagnosis make={make} />
      {sections.map((section) => (
        <Facts key={section.title} section={section} />
      ))}
      <BackToCamera />
    </PageFrame>
  );
}

/** @param count reads on this page: the record also holds older ones */
function LastRead({ count, read }: { readonly count: number; readonly read: ReadReport | undefined }) {
  return (
    <p className={styles.read} role="status">
      {count > 0 && read !== undefined ? `Read: ${wordRead(read)}` : "Nothing read yet."}
    </p>
  );
}

function Facts({ section: { title, facts, nothing } }: { readonly section: Section }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {facts.length === 0 && <p className={styles.nothing}>{nothing}</p>}
      <dl className={styles.facts}>
        {facts.map(({ name, value }, place) => (
          // Two reads may be equally long ago.
          <div key={`${place} ${name}`} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
