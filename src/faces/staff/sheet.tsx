import { type ReactNode, useEffect, useId, useRef } from "react";
import { ActionButton } from "../../ui/action-button";
import styles from "./sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly mirrored?: boolean;
  readonly onClose: () => void;
}

/**
 * Something small to fill in or set, over the screen: from the bottom on a phone, at the side on a tablet. Escape closes
 * it. What carries `data-first` has the focus once it is open.
 */
export function Sheet({ title, children, mirrored = false, onClose }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    shown.showModal();
    shown.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      data-mirrored={mirrored ? "" : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <ActionButton kind="quiet" onClick={onClose}>
          Close
        </ActionButton>
      </div>
      {children}
    </dialog>
  );
}
