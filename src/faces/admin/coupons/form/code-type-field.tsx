import { CODE_TYPES, type CodeType } from "../../../../domain/code/code-type";
import { CodePicture } from "../../../../ui/draw-code/code-picture";
import { ChoiceField } from "../../form/choice-field";
import type { Choice } from "../../form/choices-frame";
import partStyles from "../../parts/parts.module.css";
import { EXAMPLE_CODES } from "../preview/example-codes-table";
import styles from "./coupon-form.module.css";

interface CodeTypeFieldProps {
  readonly label: string;
  readonly problem: string | null;
  readonly choices: readonly Choice<string>[];
  readonly value: CodeType;
  readonly onChange: (type: string) => void;
}

/** The code types with their rules, and how the chosen one is drawn. */
export function CodeTypeField({ value, ...field }: CodeTypeFieldProps) {
  return (
    <div className={styles.fields}>
      <ChoiceField {...field} value={value} />
      {value !== "promo" && (
        <div className={styles.example}>
          <p className={partStyles.quiet}>Such a {CODE_TYPES[value].label}, as an example:</p>
          <CodePicture codeType={value} code={EXAMPLE_CODES[value]} />
        </div>
      )}
    </div>
  );
}
