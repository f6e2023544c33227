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
