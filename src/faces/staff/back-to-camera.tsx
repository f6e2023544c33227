import { ActionButton } from "../../ui/action-button";
import styles from "./back-to-camera.module.css";
import { goTo } from "./till-path";

/** The way back from a page of the till, in reach wherever the page is scrolled to. */
export function BackToCamera({ isFirst = false }: { readonly isFirst?: boolean }) {
  return (
    <div className={styles.back}>
      <ActionButton kind="primary" size="thumb" autoFocus={isFirst} onClick={() => goTo("scan")}>
        Back to the camera
      </ActionButton>
    </div>
  );
}
