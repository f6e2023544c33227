import { useEffect, useState } from "react";
import type { LookUp, Till } from "../../../client/till/till";
import { checkDigit } from "../../../domain/code/ean13";
import { likelyEan13s } from "../../../domain/code/likely-ean13";
import { ActionButton } from "../../../ui/action-button";
import { CodeText } from "../../../ui/code-text";
import { useTill } from "../till-services";
import styles from "./type-code-sheet.module.css";

const SUGGESTED_AT_MOST = 3;

interface CheckDigitHelpProps {
  /** Digits only, without gaps. */
  readonly digits: string;
  readonly onTake: (digits: string) => void;
}

/** What the check digit says of digits as they are typed, and which codes of this till may have been meant (R57); only suggests. */
export function CheckDigitHelp({ digits, onTake }: CheckDigitHelpProps) {
  const till = useTill();
  const [found, setFound] = useState<{ readonly like: string; readonly codes: readonly string[] }>({ like: "", codes: [] });
  useEffect(() => {
    let isStale = false;
    void knownOf(till, likelyEan13s(digits)).then((known) => {
      if (!isStale) setFound({ like: digits, codes: known.slice(0, SUGGESTED_AT_MOST) });
    });
    return () => {
      isStale = true;
    };
  }, [till, digits]);

  const words = wordCheckDigit(digits);
  if (words === null) return null;
  const suggested = found.like === digits ? found.codes : [];
  return (
    <div className={styles.help} role="status">
      <p>{words}</p>
      {suggested.length > 0 && <p>Compare with the coupon. Is it one of these?</p>}
      {suggested.map((code) => (
        <ActionButton key={code} onClick={() => onTake(code)}>
          <CodeText code={code} codeType="ean13" />
        </ActionButton>
      ))}
    </div>
  );
}

function wordCheckDigit(digits: string): string | null {
  const expected = checkDigit(digits.slice(0, 12));
  if (digits.length === 12) return `If the last digit is missing, it is ${expected}.`;
  if (digits.length !== 13 || digits.endsWith(expected)) return null;
  return `The last digit would be ${expected} if the others are right. Look at each once more.`;
}

async function knownOf(till: Pick<Till, "lookUp">, codes: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(codes.map((text) => till.lookUp({ text, symbology: "ean13" })));
  return codes.filter((_code, place) => isKnown(answers[place]!));
}

function isKnown(answer: LookUp): boolean {
  switch (answer.kind) {
    case "decided":
      return answer.coupon !== null;
    case "choose":
      return true;
    case "not-a-code":
    case "not-ready":
      return false;
  }
}
