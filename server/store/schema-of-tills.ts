import type { Generated } from "kysely";

/** The tables of tills, and of what makes them known. */
export type TillTables = {
  devices: { workspace: number; id: string; store_id: string; name: string; created_ms: number };
  /**
   * Token and sequence belong to an installation; enrolling a device again makes a new one (R24). `gaps`: as in the
   * domain's sequence-gaps, as JSON. `seen_ms`: within a minute; `waiting` to `app`: as the till has told since.
   */
  installations: {
    workspace: number;
    id: string;
    device_id: string;
    token_hash: Uint8Array;
    last_sequence: number | null;
    gaps: Generated<string>;
    seen_ms: Generated<number | null>;
    waiting: Generated<number | null>;
    offset_ms: Generated<number | null>;
    wrong_pins: Generated<number | null>;
    pin_wait_since_ms: Generated<number | null>;
    app: Generated<string | null>;
    enrolled_ms: number;
    revoked_ms: number | null;
  };
  /**
   * Tokens of an installation beside its present one. `next`: its till has made it and not used it yet; `former`: good until
   * `until_ms`. `misused_ms`: when a former one was used later, or another one came while this was next.
   */
  till_tokens: {
    workspace: number;
    token_hash: Uint8Array;
    installation_id: string;
    standing: "next" | "former";
    until_ms: number | null;
    misused_ms: number | null;
  };
  /** `installation_id`: whom it has enrolled. `device_name`: what its till will be called, as JSON. */
  enrolment_codes: {
    workspace: number;
    code_hash: Uint8Array;
    store_id: string;
    expires_ms: number;
    used_ms: number | null;
    installation_id: Generated<string | null>;
    device_name: Generated<string | null>;
    /** A member or an API key; empty: the server itself. */
    made_by_id: Generated<string>;
  };
};
