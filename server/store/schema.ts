import type { Generated } from "kysely";
import type { Plan } from "../../src/domain/coupon/plan";
import type { CodeType } from "../../src/domain/code/code-type";
import type { Counts, OfflineMode } from "../../src/domain/coupon/coupon";
import type { ConflictCause } from "../../src/domain/sync/event";
import type { Resolution } from "../../src/domain/sync/resolve-conflict";
import type { MemberTables } from "./members/member-tables";
import type { ContactTables } from "./schema-of-contacts";
import type { TillTables } from "./schema-of-tills";
import type { WebhookTables } from "./schema-of-webhooks";

/**
 * The tables, as Kysely sees them. Instants are epoch milliseconds, flags are 0 or 1, `Uint8Array` is BLOB or bytea,
 * and what people type is kept inside JSON, whose escapes hold every character (a text column of PostgreSQL has no NUL).
 */
export type Database = MemberTables & TillTables & ContactTables & WebhookTables & {
  workspaces: {
    number: number;
    name: string;
    plan: Plan;
    zone: string;
    settings: string;
    demo: number;
    created_ms: number;
  };
  /**
   * Last numbers given out; a writer takes this row last, so feed numbers grow in commit order (R14). `feed_begins`:
   * changes up to this number are tidied away. `webhook`: of messages to other systems.
   */
  counters: { workspace: number; feed: number; ordinal: number; feed_begins: Generated<number>; webhook: Generated<number> };
  /** `pin`: what is kept of the PIN that redeems on a customer's phone, as JSON. */
  stores: { workspace: number; id: string; name: string; zone: string; pin: Generated<string | null> };
  staff: {
    workspace: number;
    id: string;
    name: string;
    role: "cashier" | "supervisor";
    pin_salt: Uint8Array;
    pin_iterations: number;
    pin_digest: Uint8Array;
    removed_ms: number | null;
  };
  /** `definition` is the whole coupon as JSON; the columns beside it repeat what lists search and sort by. */
  coupons: {
    workspace: number;
    ordinal: number;
    coupon_id: string;
    version: number;
    name: string;
    title: string;
    code_type: CodeType;
    start_ms: number | null;
    end_ms: number | null;
    revoked_ms: number | null;
    created_ms: number;
    definition: string;
    offline: Generated<OfflineMode>;
    /** The number of the change that revoked it. */
    revoked_feed: Generated<number | null>;
    source: Generated<"fixed" | "list">;
    counts: Generated<Counts>;
    amount: Generated<number | null>;
    /** Name, title and id, in this order, as they are looked for. */
    search: Generated<string>;
    /** How many it has. */
    codes: Generated<number>;
  };
  coupon_versions: { workspace: number; ordinal: number; version: number; definition: string; at_ms: number };
  /** Units of a fixed code's amount; the row is the coupon's lock. */
  usage: { workspace: number; ordinal: number; used: number; leased: number };
  /**
   * `holder_key`: the redemption that holds a list's code; with one, the code is redeemed.
   * `snapshot_key`: its 8 bytes under the current epoch.
   */
  codes: {
    workspace: number;
    code_type: CodeType;
    value: Uint8Array;
    ordinal: number;
    position: number;
    state: "issued" | "claimed" | "void";
    holder_key: string | null;
    snapshot_key: Uint8Array;
  };
  /** What `codes` and the feed get at the end of an import, by its id; `begun_ms`: when it began. */
  arriving_codes: {
    workspace: number;
    arrival: string;
    position: number;
    value: Uint8Array;
    snapshot_key: Uint8Array;
    payload: string;
    begun_ms: number;
  };
  /** A file of codes that comes in parts, or codes to be made. `answer`: once they are in, what was said, as JSON. */
  code_imports: { workspace: number; id: string; ordinal: number; begun_ms: number; answer: string | null };
  /** `rows`: as they came, as JSON. */
  code_import_parts: { workspace: number; import_id: string; part: number; rows: string };
  /** Pairs that sign claims' tokens; the private one, PKCS #8, leaves the database in its backups alone. */
  claim_keys: { workspace: number; number: number; public_key: Uint8Array; private_key: Uint8Array };
  /** Pairs that tills' rescue files are encrypted to; the private one as of `claim_keys`. */
  rescue_keys: { workspace: number; number: number; public_key: Uint8Array; private_key: Uint8Array };
  /** The first outcome of every key that was recorded, where there is no redemption of that key: it has its own (R5). */
  answers: {
    workspace: number;
    key: string;
    installation_id: string;
    digest: string;
    outcome: string;
    feed: number | null;
    received_ms: number;
  };
  /**
   * `contents` is all that was said, without the code: that is bytes, in a column of its own. `hold` and `unit` are as
   * in the domain's ledger; `confirmed_ms`: when the till has said that it heard of its accepted ask (R10).
   * `at_ms`: when it was, in corrected time (R25), as `circumstances` says.
   * `digest`, `outcome` and `feed` are what was answered first, as in `answers`, which has no row of the same key (R5).
   */
  redemptions: {
    workspace: number;
    key: string;
    kind: "ask" | "fact";
    contents: string;
    ordinal: number | null;
    code_type: CodeType | null;
    code_value: Uint8Array | null;
    claim_id: string | null;
    store_id: string;
    staff_id: string;
    device_id: string;
    installation_id: string;
    sequence: number | null;
    circumstances: string;
    hold: "holder" | "extra" | "conflict";
    cause: ConflictCause | null;
    unit: "none" | "pool" | "lease";
    lease_id: string | null;
    marks: string;
    at_ms: number;
    received_ms: number;
    confirmed_ms: number | null;
    reversed_by: string | null;
    digest: string;
    outcome: string;
    feed: number | null;
  };
  /** `kept`: 1 while the redemption that it names has not arrived (R8). */
  reversals: {
    workspace: number;
    key: string;
    redemption_key: string;
    installation_id: string;
    sequence: number;
    said: string;
    kept: number;
    received_ms: number;
  };
  /** Keys of redemptions that a till took back before they were ever recorded (R3). */
  withdrawn_keys: { workspace: number; redemption_key: string; installation_id: string; withdrawn_ms: number };
  conflicts: {
    workspace: number;
    redemption_key: string;
    cause: ConflictCause;
    holder_key: string | null;
    opened_ms: number;
    resolution: Resolution | null;
    /** As JSON. */
    note: string | null;
    resolved_by: string | null;
    resolved_ms: number | null;
  };
  /** Every resolution of a conflict, oldest first; `resolved_by`: an API key's id, null where no manager did it. */
  conflict_resolutions: {
    workspace: number;
    redemption_key: string;
    number: number;
    resolution: Resolution;
    /** As JSON. */
    note: string | null;
    resolved_by: string | null;
    at_ms: number;
  };
  /** `name` and `scopes` as JSON. */
  api_keys: {
    workspace: number;
    id: string;
    name: string;
    key_hash: Uint8Array;
    scopes: string;
    created_ms: number;
    revoked_ms: number | null;
  };
  /** What was malformed or foreign, as it came, by its digest: sent again, it is still one. */
  refused_items: {
    workspace: number;
    installation_id: string;
    digest: Uint8Array;
    key: string | null;
    problem: string;
    item: Uint8Array;
    received_ms: number;
  };
  /**
   * `awaited_keys`: once closed, what its till has spent and not yet sent (R23). `recalled_ms`: since when the till is to
   * give it back; it stays open until the till does. The row is written under its coupon's lock, as its units are.
   */
  leases: {
    workspace: number;
    id: string;
    installation_id: string;
    ordinal: number;
    units: number;
    spent: number;
    expires_ms: number;
    state: "open" | "closed" | "written-off" | "ended";
    awaited_keys: string;
    granted_ms: number;
    recalled_ms: number | null;
  };
  /** `first_feed`: where the epoch's feed begins; `restored_feed`: the number at which the backup ended that it began from. */
  epochs: {
    workspace: number;
    number: number;
    key: Uint8Array;
    first_feed: number;
    started_ms: number;
    restored_feed: number | null;
  };
  snapshot_bases: { workspace: number; epoch: number; feed: number; manifest: string; built_ms: number };
  snapshot_blobs: { workspace: number; hash: string; bytes: Uint8Array };
  /** Changes that were numbered together: `entries` is a list of them as JSON, each without its number. No number is left out. */
  feed_runs: { workspace: number; last: number; first: number; entries: string };
};
