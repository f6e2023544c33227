import { IconKeyboard, IconMenu2 } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { AppUpdate } from "../../../client/app-shell/face-props";
import type { CountedRead } from "../../../client/scanner/agreement";
import { ActionButton } from "../../../ui/action-button";
import { CameraView } from "../camera/camera-view";
import { useScanning } from "../camera/use-scanning";
import { preferencesStore } from "../preferences/preferences-store";
import { TillSheet } from "../preferences/till-sheet";
import { ReadinessLine } from "../readiness/readiness-line";
import { TurnedAwayRescue } from "../rescue/turned-away-rescue";
import { goTo } from "../till-path";
import { useTillServices, useTillStatus } from "../till-services";
import { TillStatusLine } from "../till-status-line";
import { UpdatePrompt } from "../update-prompt";
import { type KeyedReading, readingsOfKeys } from "./keyed-readings";
import { PhotoButton } from "./photo-button";
import { furtherCodesIn, type PictureProblem, readPictureFile, wordPictureProblem } from "./picture-file";
import styles from "./scan-page.module.css";
import { isScanning, type ScanState } from "./scan-state";
import { ScannerAdvice } from "./scanner-advice";
import { TypeCodeSheet } from "./type-code-sheet";
import { usePictureDrop } from "./use-picture-drop";
import { useScanHint, wordHint } from "./use-scan-hint";
import { useWedge } from "./use-wedge";
import { VerdictLayer } from "./verdict-layer";

/** What lies over the camera, and how it stands with a picture that was chosen, dropped or pasted. */
type Over = { readonly sheet: "none" | "type" | "till"; readonly picture: "none" | "reading" | PictureProblem };

const NOTHING_OVER: Over = { sheet: "none", picture: "none" };

/** The camera, and what follows from what it reads: scan, redeem, next. */
export function ScanPage({ update }: { readonly update: AppUpdate }) {
  const { flow } = useTillServices();
  const state = useStore(flow.store);
  const { leftHanded } = useStore(preferencesStore);
  const [over, setOver] = useState(NOTHING_OVER);
  const isOpen = isScanning(state);
  const isHeld = !isOpen || over.sheet !== "none";
  const { hint, noteFrame } = useScanHint(isHeld);
  const isFromCamera = useRef(false);
  const see = (reads: readonly CountedRead[]) => {
    isFromCamera.current = true;
    setOver(NOTHING_OVER);
    void flow.see(reads.map(({ text, symbology, beside }) => ({ scan: { text, symbology }, beside })));
  };
  const scanning = useScanning(see, isHeld, noteFrame);
  const lookUp = (readings: readonly KeyedReading[]) => {
    isFromCamera.current = false;
    setOver(NOTHING_OVER);
    void flow.scanReadings(readings);
  };
  useWedge((keyed) => lookUp(readingsOfKeys(keyed)));
  const readPicture = async (file: File | null) => {
    const tell = (picture: Over["picture"]) => setOver((before) => ({ ...before, picture }));
    if (file === null) return tell("no-file");
    tell("reading");
    const read = await readPictureFile(file);
    if (read.kind === "problem") return tell(read.problem);
    isFromCamera.current = false;
    await flow.scanPicture(read.reads, () => furtherCodesIn(file, read.reads)).finally(() => tell("none"));
  };
  const isDropping = usePictureDrop(!isHeld, (file) => void readPicture(file));
  const next = () => {
    if (isFromCamera.current && mayCountAgain(state)) scanning.releaseLast();
    flow.next();
  };
  const close = () => setOver(NOTHING_OVER);
  return (
    <main
      className={styles.page}
      data-mirrored={leftHanded ? "" : undefined}
      // A key held down must not run through Redeem and Next.
      onKeyDown={(event) => event.key === "Enter" && event.repeat && event.preventDefault()}
    >
      {!hasScreen(state) && <h1 className="visually-hidden">Scan a coupon</h1>}
      <div className={styles.stage} inert={!isOpen}>
        <CameraView scanning={scanning} />
        {isDropping && <p className={styles.drop}>Drop the picture to read its code</p>}
      </div>
      <header className={styles.top} inert={!isOpen}>
        <TillStatusLine />
        <button
          type="button"
          className={styles.menu}
          aria-label="This till and its settings"
          onClick={() => setOver({ ...over, sheet: "till" })}
        >
          <IconMenu2 aria-hidden="true" />
        </button>
      </header>
      <section className={styles.controls} inert={!isOpen} aria-label="Other ways to scan">
        {isOpen && <UpdatePrompt update={update} />}
        <PictureLine picture={over.picture} />
        <div className={styles.hint}>
          {scanning.state.phase !== "problem" && (
            <p className={styles.aim} role="status" data-hint={hint ?? undefined}>
              {hint === null ? "Hold the code in the frame." : wordHint(hint, scanning.live?.torch === "off")}
            </p>
          )}
          <ReadinessLine />
        </div>
        <TurnedAwayRescue />
        <ScannerAdvice />
        <ActionButton size="thumb" onClick={() => setOver({ ...over, sheet: "type" })}>
          <IconKeyboard aria-hidden="true" />
          Type a code
        </ActionButton>
        <div className={styles.more}>
          <PhotoButton onFile={(file) => void readPicture(file)} />
          <TodayButton />
        </div>
      </section>
      {over.sheet === "type" && (
        <TypeCodeSheet mirrored={leftHanded} onCode={lookUp} onClose={close} />
      )}
      {over.sheet === "till" && <TillSheet onClose={close} />}
      {hasScreen(state) && (
        <div className={styles.card}>
          <VerdictLayer state={state} onNext={next} />
        </div>
      )}
    </main>
  );
}

/** How it stands with a picture: that it takes a moment, or why it gave no code and what to do. */
function PictureLine({ picture }: Pick<Over, "picture">) {
  if (picture === "none") return null;
  if (picture === "reading") return <p role="status">Reading the picture…</p>;
  return (
    <p role="alert" className={styles.problem}>
      {wordPictureProblem(picture)}
    </p>
  );
}

/** To the list of today; says when something in it needs a person. */
function TodayButton() {
  const { unseenConflicts } = useTillStatus();
  return (
    <ActionButton kind="quiet" onClick={() => goTo("today")}>
      {unseenConflicts === 0 ? "Today" : `Today: ${unseenConflicts} to look at`}
    </ActionButton>
  );
}

function hasScreen(state: ScanState): boolean {
  return !isScanning(state) && state.phase !== "looking-up";
}

/** Where the words say "scan again", the code counts again although it has not left the picture. */
function mayCountAgain(state: ScanState): boolean {
  switch (state.phase) {
    case "not-stored":
    case "not-ready":
    case "not-looked-up":
    case "not-a-code":
    case "override-refused":
    case "undone":
      return true;
    case "idle":
    case "looking-around":
    case "looking-up":
    case "choosing":
    case "found":
    case "redeeming":
    case "refused":
    case "redeemed":
    case "scan-the-code":
    case "server-refused":
      return false;
  }
}
