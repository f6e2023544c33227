import type { ReactNode } from "react";
import { Link } from "react-router";
import { useId } from "react";
import styles from "../parts/parts.module.css";
import stepStyles from "./step.module.css";

interface StepProps {
  readonly name: string;
  readonly to: string;
  readonly children: ReactNode;
}

/** One thing that a shop needs, with how many it has. */
export function Step({ name, to, children }: StepProps) {
  const id = useId();
  return (
    <li className={styles.row} aria-labelledby={id}>
      <div>
        <h2 id={id} className={stepStyles.name}>
          {name}
        </h2>
        <div className={stepStyles.words}>{children}</div>
      </div>
      <Link className={stepStyles.go} to={to} aria-label={`Open ${name.toLowerCase()}`}>
        Open
      </Link>
    </li>
  );
}
