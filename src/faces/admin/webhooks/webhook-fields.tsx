import type { Failure } from "../../../client/api/reply";
import type { WebhookEventType } from "../../../domain/webhook/webhook-event";
import { WEBHOOK_URL_MAX_LENGTH } from "../../../domain/webhook/endpoint";
import { ChecksField } from "../form/checks-field";
import { TextField } from "../form/text-field";
import { EVENT_CHOICES } from "./webhook-words-table";

export type WebhookTerms = { readonly url: string; readonly events: readonly WebhookEventType[] };

interface WebhookFieldsProps {
  readonly terms: WebhookTerms;
  readonly tried: boolean;
  /** What the server says of the address. */
  readonly refused: string | null;
  readonly onChange: (terms: WebhookTerms) => void;
}

export function WebhookFields({ terms: { url, events }, tried, refused, onChange }: WebhookFieldsProps) {
  return (
    <>
      <TextField
        label="Address"
        hint="Where the messages go, such as https://hooks.example/tearoff."
        data-autofocus
        type="url"
        inputMode="url"
        dir="ltr"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={WEBHOOK_URL_MAX_LENGTH}
        value={url}
        problem={tried && url.trim() === "" ? "Type or paste the address." : refused}
        onChange={(event) => onChange({ url: event.currentTarget.value, events })}
      />
      <ChecksField
        label="Tell it when"
        choices={EVENT_CHOICES}
        value={events}
        problem={tried && events.length === 0 ? "Choose at least one." : null}
        onChange={(chosen) => onChange({ url, events: EVENT_CHOICES.map(({ value }) => value).filter((value) => chosen.includes(value)) })}
      />
    </>
  );
}

export function isComplete({ url, events }: WebhookTerms): boolean {
  return url.trim() !== "" && events.length > 0;
}

/** What a refusal says of the address; null where it is about something else. */
export function addressProblem(failure: Failure): string | null {
  if (failure.kind !== "problem" || failure.detail?.kind !== "fields") return null;
  return failure.detail.fields.find(({ field }) => field === "url")?.message ?? null;
}
