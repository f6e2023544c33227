import { ActionButton } from "../../../ui/action-button";
import { CameraView } from "../camera/camera-view";
import { useScanning } from "../camera/use-scanning";
import styles from "./enrol-page.module.css";

interface EnrolCameraProps {
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
}

/** Reads the QR that the server shows. */
export function EnrolCamera({ onRead, onClose }: EnrolCameraProps) {
  const scanning = useScanning(([{ text }]) => onRead(text));
  return (
    <div className={styles.camera}>
      <div className={styles.picture}>
        <CameraView scanning={scanning} />
      </div>
      <ActionButton kind="quiet" onClick={onClose}>
        Close the camera
      </ActionButton>
    </div>
  );
}
