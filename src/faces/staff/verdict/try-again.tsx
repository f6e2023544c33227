import type { FormEvent } from "react";
import { ActionButton } from "../../../ui/action-button";
import { RECEIPT_FIELD, ReceiptField } from "./receipt-field";

interface TryAgainProps {
  /** The coupon wants a receipt number, and nobody has typed one yet. */
  readonly asksReceipt: boolean;
  readonly onTry: (receipt: string) => void;
}

/** Asks the server once more. */
export function TryAgain({ asksReceipt, onTry }: TryAgainProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTry(String(new FormData(event.currentTarget).get(RECEIPT_FIELD) ?? "").trim());
  };
  return (
    <form onSubmit={submit}>
      {asksReceipt && <ReceiptField />}
      <ActionButton kind="secondary" type="submit">
        Try again
      </ActionButton>
    </form>
  );
}
