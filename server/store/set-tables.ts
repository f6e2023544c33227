import type { Database } from "./schema";

/** Tables of which many rows are written at once. */
export type SetTable =
  | "answers"
  | "claims"
  | "codes"
  | "conflicts"
  | "feed_runs"
  | "installations"
  | "leases"
  | "redemptions"
  | "refused_items"
  | "reversals"
  | "usage"
  | "withdrawn_keys";

type Column<Table extends SetTable> = keyof Database[Table] & string;

/** `columns`: of what kind each is; `key`: what a row is found by; `changing`: what may change once the row is there. */
export type SetSpec<Table extends SetTable> = {
  readonly columns: Readonly<Record<Column<Table>, "integer" | "bigint" | "text" | "bytes">>;
  readonly key: readonly Column<Table>[];
  readonly changing: readonly Column<Table>[];
};

export const SET_TABLES: { readonly [Table in SetTable]: SetSpec<Table> } = {
  answers: {
    columns: {
      workspace: "integer",
      key: "text",
      installation_id: "text",
      digest: "text",
      outcome: "text",
      feed: "bigint",
      received_ms: "bigint",
    },
    key: ["workspace", "key"],
    changing: ["outcome"],
  },
  claims: {
    columns: {
      workspace: "integer",
      id: "text",
      ordinal: "integer",
      contact_id: "text",
      code_value: "bytes",
      claimed_ms: "bigint",
      opened_ms: "bigint",
      holder_key: "text",
      snapshot_key: "bytes",
    },
    key: ["workspace", "id"],
    changing: ["holder_key"],
  },
  codes: {
    columns: {
      workspace: "integer",
      code_type: "text",
      value: "bytes",
      ordinal: "integer",
      position: "integer",
      state: "text",
      holder_key: "text",
      snapshot_key: "bytes",
    },
    key: ["workspace", "code_type", "value", "ordinal"],
    changing: ["holder_key"],
  },
  conflicts: {
    columns: {
      workspace: "integer",
      redemption_key: "text",
      cause: "text",
      holder_key: "text",
      opened_ms: "bigint",
      resolution: "text",
      note: "text",
      resolved_by: "text",
      resolved_ms: "bigint",
    },
    key: ["workspace", "redemption_key"],
    changing: ["resolution", "note", "resolved_by", "resolved_ms"],
  },
  feed_runs: {
    columns: { workspace: "integer", last: "bigint", first: "bigint", entries: "text" },
    key: ["workspace", "last"],
    changing: [],
  },
  installations: {
    columns: {
      workspace: "integer",
      id: "text",
      device_id: "text",
      token_hash: "bytes",
      last_sequence: "bigint",
      gaps: "text",
      seen_ms: "bigint",
      waiting: "bigint",
      offset_ms: "bigint",
      wrong_pins: "bigint",
      pin_wait_since_ms: "bigint",
      app: "text",
      enrolled_ms: "bigint",
      revoked_ms: "bigint",
    },
    key: ["workspace", "id"],
    changing: ["last_sequence", "gaps"],
  },
  leases: {
    columns: {
      workspace: "integer",
      id: "text",
      installation_id: "text",
      ordinal: "integer",
      units: "integer",
      spent: "integer",
      expires_ms: "bigint",
      state: "text",
      awaited_keys: "text",
      granted_ms: "bigint",
      recalled_ms: "bigint",
    },
    key: ["workspace", "id"],
    changing: ["units", "spent", "expires_ms", "state", "awaited_keys", "recalled_ms"],
  },
  redemptions: {
    columns: {
      workspace: "integer",
      key: "text",
      kind: "text",
      contents: "text",
      ordinal: "integer",
      code_type: "text",
      code_value: "bytes",
      claim_id: "text",
      store_id: "text",
      staff_id: "text",
      device_id: "text",
      installation_id: "text",
      sequence: "bigint",
      circumstances: "text",
      hold: "text",
      cause: "text",
      unit: "text",
      lease_id: "text",
      marks: "text",
      at_ms: "bigint",
      received_ms: "bigint",
      confirmed_ms: "bigint",
      reversed_by: "text",
      digest: "text",
      outcome: "text",
      feed: "bigint",
    },
    key: ["workspace", "key"],
    changing: ["hold", "cause", "unit", "lease_id", "confirmed_ms", "reversed_by"],
  },
  refused_items: {
    columns: {
      workspace: "integer",
      installation_id: "text",
      digest: "bytes",
      key: "text",
      problem: "text",
      item: "bytes",
      received_ms: "bigint",
    },
    key: ["workspace", "installation_id", "digest"],
    changing: [],
  },
  reversals: {
    columns: {
      workspace: "integer",
      key: "text",
      redemption_key: "text",
      installation_id: "text",
      sequence: "bigint",
      said: "text",
      kept: "integer",
      received_ms: "bigint",
    },
    key: ["workspace", "key"],
    changing: ["kept"],
  },
  usage: {
    columns: { workspace: "integer", ordinal: "integer", used: "integer", leased: "integer" },
    key: ["workspace", "ordinal"],
    changing: ["used", "leased"],
  },
  withdrawn_keys: {
    columns: { workspace: "integer", redemption_key: "text", installation_id: "text", withdrawn_ms: "bigint" },
    key: ["workspace", "redemption_key"],
    changing: [],
  },
};
