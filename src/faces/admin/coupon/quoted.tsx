import styles from "./coupon.module.css";

/** What somebody wrote, as they did. */
export function Quoted({ text }: { readonly text: string | null }) {
  if (text === null || text === "") return null;
  return (
    <p className={styles.quoted} dir="auto">
      {text}
    </p>
  );
}
