import type { CodeAtDesk } from "../../../src/contract/messages/codes-at-desk";

/** A code with its claim, as the database has them; `position` and `claimed_ms` say where a page goes on. */
export type CodeRow = {
  readonly position: number;
  readonly value: Uint8Array;
  readonly holder_key: string | null;
  readonly claim_id: string | null;
  readonly claimed_ms: number | null;
  readonly opened_ms: number | null;
  readonly channel: string | null;
  readonly external_id: string | null;
  readonly contact_name: string | null;
};

type ClaimRow = Pick<CodeRow, "claim_id" | "claimed_ms" | "opened_ms" | "channel" | "external_id" | "contact_name">;

/** Who has a code; null where nobody has claimed it. */
export function claimOf({ claim_id, claimed_ms, opened_ms, channel, external_id, contact_name }: ClaimRow): CodeAtDesk["claim"] {
  if (claim_id === null || claimed_ms === null) return null;
  const typed = (json: string | null) => (json === null ? "" : (JSON.parse(json) as string));
  return { claimId: claim_id, channel: channel ?? "", externalId: typed(external_id), name: typed(contact_name), claimedMs: claimed_ms, openedMs: opened_ms };
}
