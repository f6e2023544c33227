import { FieldFrame, type FieldFrameProps } from "./field-frame";
import styles from "./fields.module.css";

interface TextAreaFieldProps extends FieldFrameProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Several lines to fill in. */
export function TextAreaField({ value, onChange, ...frame }: TextAreaFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(ties) => (
        <textarea
          dir="auto"
          {...ties}
          className={`${styles.input} ${styles.lines}`}
          required={frame.required}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}
