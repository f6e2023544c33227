import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { isolateName } from "./isolate-name";
import styles from "./parts.module.css";

/** A page's heading, where a screen reader starts once the page has changed, and what can be done on the whole page. */
export function PageHeader({ title, action }: { readonly title: string; readonly action?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The first page has the browser's own start.
  const isFirst = useLocation().key === "default";
  useEffect(() => {
    if (isFirst) return;
    scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [isFirst, title]);
  return (
    <header className={styles.header}>
      <title>{`${isolateName(title)} · Tearoff`}</title>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {action}
    </header>
  );
}
