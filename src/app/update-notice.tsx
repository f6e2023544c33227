import { useState } from "react";
import type { AppUpdate } from "../client/app-shell/face-props";
import { ActionButton } from "../ui/action-button";
import { Notice } from "../ui/notice";
import styles from "./update-notice.module.css";

/** Offers a newer version where nobody is in the middle of something; the till offers it itself, between customers. */
export function UpdateNotice({ update }: { readonly update: AppUpdate }) {
  const [postponed, setPostponed] = useState(false);
  if (postponed) return null;
  switch (update.phase) {
    case "current":
      return null;
    case "ready":
      return (
        <div className={styles.update}>
          <Notice
            what="A new version is ready"
            next="Updating opens this page again."
            action={
              <div className={styles.actions}>
                <ActionButton kind="primary" onClick={update.apply}>
                  Update now
                </ActionButton>
                <ActionButton kind="quiet" onClick={() => setPostponed(true)}>
                  Later
                </ActionButton>
              </div>
            }
          />
        </div>
      );
  }
}
