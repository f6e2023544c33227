import { useEffect } from "react";
import { useStore } from "zustand";
import { useAdmin } from "../admin-services";
import styles from "./admin-shell.module.css";

const SHOWN_MS = 10_000;

/** Says what was just done, with a button that takes it back where there is one; it goes by itself. */
export function ToastView() {
  const { toasts } = useAdmin();
  const { toast } = useStore(toasts);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(toasts.clear, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toasts, toast]);
  return (
    <div role="status">
      {toast !== null && (
        <div className={styles.toast}>
          <span>{toast.text}</span>
          <span className={styles.toastButtons}>
            {toast.undo !== undefined && (
              <button
                type="button"
                className={styles.toastButton}
                onClick={() => {
                  toasts.clear();
                  toast.undo?.();
                }}
              >
                Undo
              </button>
            )}
            <button type="button" className={styles.toastButton} aria-label="Close message" onClick={toasts.clear}>
              Close
            </button>
          </span>
        </div>
      )}
    </div>
  );
}
