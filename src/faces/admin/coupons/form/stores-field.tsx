import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import type { StoreAtDesk } from "../../../../contract/messages/shop";
import { ChecksField } from "../../form/checks-field";
import { ChoiceField } from "../../form/choice-field";
import styles from "./coupon-form.module.css";

type Stores = CouponDraftMessage["stores"];

interface StoresFieldProps {
  readonly label: string;
  readonly all: readonly StoreAtDesk[];
  readonly value: Stores;
  readonly problem: string | null;
  readonly onChange: (stores: Stores) => void;
}

const CHOICES = [
  { value: "all", name: "All stores", words: "Those that you open later as well." },
  { value: "chosen", name: "Only some stores" },
] as const;

/** Everywhere, or at the stores that are chosen. */
export function StoresField({ label, all, value, problem, onChange }: StoresFieldProps) {
  return (
    <div className={styles.fields}>
      <ChoiceField label={label} choices={CHOICES} value={value.kind} onChange={(kind) => onChange(kind === "all" ? { kind } : { kind, storeIds: [] })} />
      {value.kind === "chosen" && (
        <ChecksField
          label="Stores where it can be redeemed"
          required
          choices={all.map(({ id, name }) => ({ value: id, name }))}
          value={value.storeIds}
          problem={problem}
          onChange={(storeIds) => onChange({ kind: "chosen", storeIds: [...storeIds] })}
        />
      )}
    </div>
  );
}
