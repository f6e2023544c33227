import { type ReactNode, useState } from "react";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import type { CodeAlphabet, CodePattern } from "../../../domain/code/code-pattern";
import { CodeText } from "../../../ui/code-text";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import formStyles from "../form/form.module.css";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import styles from "./codes.module.css";
import { beforeMaking } from "./guessable-words";
import { ALPHABET_NAMES, alphabets, firstPattern, LENGTH, lookAtPattern, PREFIX_MAX } from "./pattern-terms";

interface GeneratePanelProps {
  readonly coupon: CouponAtDesk;
  readonly isBusy: boolean;
  readonly onMake: (pattern: CodePattern, wanted: number) => void;
}

/** How codes are to be that the server makes: it shows one like them, and says where they could be guessed. */
export function GeneratePanel({ coupon: { coupon, codes }, isBusy, onMake }: GeneratePanelProps) {
  const { codeType } = coupon;
  const [pattern, setPattern] = useState(() => firstPattern(codeType));
  const [count, setCount] = useState("1000");
  const [length, setLength] = useState(String(pattern.length));
  const wanted = Number(count);
  const terms = { ...pattern, length: Number(length) };
  const countProblem = isWhole(count, 1, 1_000_000) ? null : "Type how many codes, 1 or more.";
  const lengthProblem = isWhole(length, LENGTH.min, LENGTH.max) ? null : `Type a number from ${LENGTH.min} to ${LENGTH.max}.`;
  const look = countProblem === null && lengthProblem === null ? lookAtPattern(terms, codeType, wanted, codes.kind === "list" ? codes.count : 0) : null;
  const change = (changes: Partial<CodePattern>) => setPattern({ ...pattern, ...changes });

  return (
    <form
      className={formStyles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && look?.problem === null) onMake(terms, wanted);
      }}
    >
      <div className={styles.pair}>
        <TextField label="How many" inputMode="numeric" maxLength={7} value={count} problem={countProblem} onChange={(event) => setCount(digitsOf(event.currentTarget.value))} />
        <TextField
          label="They begin with"
          placeholder="the same for all, or nothing"
          maxLength={PREFIX_MAX}
          value={pattern.prefix}
          onChange={(event) => change({ prefix: event.currentTarget.value })}
        />
        {codeType !== "ean13" && (
          <SelectField
            label="Then at random"
            options={alphabets.map((value) => ({ value, name: ALPHABET_NAMES[value] }))}
            value={pattern.alphabet}
            onChange={(alphabet) => change({ alphabet: alphabet as CodeAlphabet })}
          />
        )}
        <TextField
          label="How many characters at random"
          inputMode="numeric"
          maxLength={2}
          value={length}
          problem={lengthProblem}
          onChange={(event) => setLength(digitsOf(event.currentTarget.value))}
        />
      </div>
      {codeType !== "ean13" && (
        <label className={styles.check}>
          <input type="checkbox" checked={pattern.check} onChange={(event) => change({ check: event.currentTarget.checked })} />
          <span>Add a check character: most typing mistakes are noticed by it.</span>
        </label>
      )}
      {look !== null && (
        <Sample problem={look.problem} guessable={look.guessable ? beforeMaking(codeType) : null}>
          Like <CodeText code={look.sample} codeType={codeType} />
          {pattern.alphabet !== "digits" && ". No 0 and O, no 1, I and L, which people take for one another."}
        </Sample>
      )}
      <div className={formStyles.actions}>
        <ActionButton type="submit" aria-disabled={isBusy || look?.problem !== null}>
          Make codes
        </ActionButton>
      </div>
    </form>
  );
}

function Sample({ problem, guessable, children }: { readonly problem: string | null; readonly guessable: string | null; readonly children: ReactNode }) {
  if (problem !== null) return <Notice verdict="stop" what="No such codes can be made" next={problem} />;
  return (
    <>
      <p className={styles.sample}>{children}</p>
      {guessable !== null && <Notice verdict="wait" what="Codes like these can be guessed" next={guessable} />}
    </>
  );
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

function isWhole(text: string, min: number, max: number): boolean {
  const value = Number(text);
  return text !== "" && value >= min && value <= max;
}
