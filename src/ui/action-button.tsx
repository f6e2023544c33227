import type { ComponentPropsWithoutRef } from "react";
import styles from "./action-button.module.css";

interface Look {
  /** At most one primary action a screen. */
  readonly kind?: "primary" | "secondary" | "quiet";
  /** "thumb" is at least 64 px high, for what is pressed hundreds of times a shift. */
  readonly size?: "normal" | "thumb";
}

/** The product's button. */
export function ActionButton({
  kind = "secondary",
  size = "normal",
  type = "button",
  ...button
}: Look & Omit<ComponentPropsWithoutRef<"button">, "className">) {
  return <button {...button} type={type} className={styles.action} data-kind={kind} data-size={size} />;
}

/** A link that looks like the product's button: for going somewhere, where a button does something. */
export function ActionLink({
  kind = "secondary",
  size = "normal",
  ...link
}: Look & Omit<ComponentPropsWithoutRef<"a">, "className">) {
  return <a {...link} className={styles.action} data-kind={kind} data-size={size} />;
}
