import { useRef, useState } from "react";
import type { PicturePoint } from "../../../client/scanner/camera/control-camera";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { CameraControls } from "./camera-controls";
import styles from "./camera-view.module.css";
import { wordCameraProblem } from "./camera-wording";
import { wordPermission } from "./permission-wording";
import { pointUnder } from "./picture-point";
import { usePictureGestures } from "./use-picture-gestures";
import type { CameraState, Scanning } from "./use-scanning";
import { inSteps } from "./zoom-scale";

type CameraViewProps = { readonly scanning: Pick<Scanning, "video" | "state" | "live" | "camera" | "retry"> };

/** The camera's picture with the frame to aim by; where there is none, why, and what to do. */
export function CameraView({ scanning }: CameraViewProps) {
  const { video, state, live, camera, retry } = scanning;
  const [focus, setFocus] = useState<PicturePoint | null>(null);
  const pinchedFrom = useRef(1);
  const isMirrored = live?.facesUser === true;
  const gestures = usePictureGestures({
    onPinchStart: () => {
      pinchedFrom.current = live?.zoom?.value ?? 1;
    },
    onPinch: (factor) => {
      if (live?.zoom) void camera.setZoom(inSteps(live.zoom.range, pinchedFrom.current * factor));
    },
    onTap: (place) => {
      const picture = video.current;
      if (picture === null || live?.focusesAtPoint !== true || picture.videoWidth === 0) return;
      setFocus(place);
      const box = { width: picture.clientWidth, height: picture.clientHeight };
      const size = { width: picture.videoWidth, height: picture.videoHeight };
      void camera.focusAt(pointUnder(place, box, size, isMirrored));
    },
  });
  const isProblem = state.phase === "problem";
  return (
    <div className={styles.camera} data-phase={state.phase}>
      <div className={styles.picture} {...gestures}>
        <video
          ref={video}
          className={styles.video}
          aria-label="Camera"
          aria-hidden={isProblem}
          data-facing={isMirrored ? "user" : undefined}
          muted
          playsInline
        />
        {focus !== null && !isProblem && (
          <span key={`${focus.x} ${focus.y}`} className={styles.focus} style={{ left: focus.x, top: focus.y }} />
        )}
      </div>
      {isProblem ? (
        <div className={styles.problem}>
          <CameraTrouble state={state} onRetry={retry} />
        </div>
      ) : (
        <>
          <div className={styles.frame}>
            {state.phase === "starting" && <p className={styles.starting}>Opening the camera…</p>}
          </div>
          <div className={styles.controls}>{live !== null && <CameraControls live={live} camera={camera} />}</div>
        </>
      )}
    </div>
  );
}

interface CameraTroubleProps {
  readonly state: Extract<CameraState, { phase: "problem" }>;
  readonly onRetry: () => void;
}

function CameraTrouble({ state, onRetry }: CameraTroubleProps) {
  const { userAgent, maxTouchPoints } = navigator;
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  const allow = wordPermission({ userAgent, maxTouchPoints, isInstalled });
  const { what, next, again } = wordCameraProblem(state.problem, allow);
  return <Notice verdict="wait" what={what} next={next} action={<ActionButton onClick={onRetry}>{again}</ActionButton>} />;
}
