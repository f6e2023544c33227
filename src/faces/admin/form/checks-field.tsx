import { ChoicesFrame, type ChoicesFrameProps } from "./choices-frame";

interface ChecksFieldProps extends ChoicesFrameProps<string> {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of a few. */
export function ChecksField({ value, onChange, ...frame }: ChecksFieldProps) {
  return (
    <ChoicesFrame {...frame}>
      {(choice, ties) => (
        <input
          type="checkbox"
          {...ties}
          checked={value.includes(choice.value)}
          aria-invalid={(frame.problem ?? null) !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? [...value, choice.value] : value.filter((one) => one !== choice.value))}
        />
      )}
    </ChoicesFrame>
  );
}
