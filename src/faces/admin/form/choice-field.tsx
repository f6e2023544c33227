import { ChoicesFrame, type ChoicesFrameProps } from "./choices-frame";

interface ChoiceFieldProps<Value extends string> extends ChoicesFrameProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few. */
export function ChoiceField<Value extends string>({ value, onChange, ...frame }: ChoiceFieldProps<Value>) {
  return (
    <ChoicesFrame {...frame}>
      {(choice, ties) => <input type="radio" {...ties} checked={choice.value === value} onChange={() => onChange(choice.value)} />}
    </ChoicesFrame>
  );
}
