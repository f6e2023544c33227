import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./parts.module.css";

interface AdminDialogProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Escape, a tap beside it, or its cross. */
  readonly onClose: () => void;
  readonly size?: "md" | "lg";
}

/** Something small to fill in or to decide, over the page; the focus comes back to what opened it. */
export function AdminDialog({ title, children, onClose, size = "md" }: AdminDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ "aria-label": "Close", size: 44, iconSize: 22 }} closeOnClickOutside={false}>
      <div className={styles.dialog}>{children}</div>
    </Modal>
  );
}
