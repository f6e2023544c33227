import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import styles from "./camera-view.module.css";
import { wordCameraProblem } from "./camera-wording";
import type { CameraState, Scanning } from "./use-scanning";

/** The camera's picture with the frame to aim by; where there is none, why, and what to do. */
export function CameraView({ scanning }: { readonly scanning: Pick<Scanning, "video" | "state" | "retry"> }) {
  const { video, state, retry } = scanning;
  return (
    <div className={styles.camera} data-phase={state.phase}>
      <video ref={video} className={styles.picture} aria-label="Camera" muted playsInline />
      {state.phase === "problem" ? (
        <div className={styles.problem}>
          <CameraTrouble state={state} onRetry={retry} />
        </div>
      ) : (
        <div className={styles.frame}>
          {state.phase === "starting" && <p className={styles.starting}>Opening the camera…</p>}
        </div>
      )}
    </div>
  );
}

interface CameraTroubleProps {
  readonly state: Extract<CameraState, { phase: "problem" }>;
  readonly onRetry: () => void;
}

function CameraTrouble({ state, onRetry }: CameraTroubleProps) {
  const { what, next } = wordCameraProblem(state.problem);
  return <Notice verdict="wait" what={what} next={next} action={<ActionButton onClick={onRetry}>Try again</ActionButton>} />;
}
