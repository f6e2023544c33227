import type { AppUpdate } from "../../client/app-shell/face-props";
import { ActionButton } from "../../ui/action-button";
import styles from "./update-prompt.module.css";

/** Offers a newer version of the app; shown only where nobody is in the middle of something. */
export function UpdatePrompt({ update }: { readonly update: AppUpdate }) {
  switch (update.phase) {
    case "current":
      return null;
    case "ready":
      return (
        <div className={styles.prompt} role="status">
          <p>A new version is ready.</p>
          <ActionButton onClick={update.apply}>Use it now</ActionButton>
        </div>
      );
  }
}
