import { IconBulb, IconCameraRotate } from "@tabler/icons-react";
import { useState } from "react";
import type { LiveCamera } from "../../../client/scanner/camera/camera-feed";
import styles from "./camera-controls.module.css";
import type { CameraActions } from "./use-scanning";
import { SLIDER_END, sliderPlace, wordZoom, zoomAt } from "./zoom-scale";

interface CameraControlsProps {
  readonly live: LiveCamera;
  readonly camera: CameraActions;
}

/** What can be set of the camera, and nothing that this one lacks. */
export function CameraControls({ live, camera }: CameraControlsProps) {
  const [hasSwitched, setSwitched] = useState(false);
  const { torch, zoom, count, place } = live;
  return (
    <div className={styles.bar}>
      <p role="status" className={styles.said}>
        {torch === "refused" && <span key="torch">The light did not come on.</span>}
        {hasSwitched && place > 0 && <span key={live.deviceId}>{`Camera ${place} of ${count}`}</span>}
      </p>
      <div className={styles.controls} role="group" aria-label="Camera controls">
        {torch !== null && (
          <button
            type="button"
            className={styles.control}
            aria-label="Light"
            aria-pressed={torch === "on"}
            onClick={() => void camera.setTorch(torch !== "on")}
          >
            <IconBulb size={20} aria-hidden="true" />
            <span>Light</span>
          </button>
        )}
        {zoom !== null && (
          <label className={styles.zoom}>
            <span className="visually-hidden">Zoom</span>
            <input
              type="range"
              min={0}
              max={SLIDER_END}
              step={1}
              value={sliderPlace(zoom.range, zoom.value)}
              aria-valuetext={wordZoom(zoom.range, zoom.value)}
              onChange={(event) => void camera.setZoom(zoomAt(zoom.range, event.target.valueAsNumber))}
            />
            <span className={styles.amount} aria-hidden="true">
              {wordZoom(zoom.range, zoom.value)}
            </span>
          </label>
        )}
        {count > 1 && (
          <button
            type="button"
            className={styles.control}
            aria-label="Switch camera"
            data-word="spare"
            onClick={() => {
              setSwitched(true);
              camera.switchCamera();
            }}
          >
            <IconCameraRotate size={20} aria-hidden="true" />
            <span>Switch</span>
          </button>
        )}
      </div>
    </div>
  );
}
