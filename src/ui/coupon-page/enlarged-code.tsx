import { type ReactNode, use, useRef } from "react";
import { ActionButton } from "../action-button";
import styles from "./enlarged-code.module.css";
import { FirstDrawing } from "./first-drawing";

interface EnlargedCodeProps {
  readonly what: string;
  /** The drawn code. */
  readonly children: ReactNode;
}

/** A code that a tap makes as large as the screen: white, and nothing beside it that a scanner could take for a code. */
export function EnlargedCode({ what, children }: EnlargedCodeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  if (use(FirstDrawing).isStill) return <div className={styles.small}>{children}</div>;
  return (
    <>
      <button type="button" className={styles.small} aria-label={`Enlarge ${what}`} onClick={() => dialog.current?.showModal()}>
        {children}
      </button>
      <dialog ref={dialog} className={styles.large} aria-label={`Enlarged: ${what}`}>
        {children}
        <p>Turn the screen to full brightness if the scanner does not see it.</p>
        <ActionButton onClick={() => dialog.current?.close()}>Close</ActionButton>
      </dialog>
    </>
  );
}
