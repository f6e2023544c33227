import type { Generated } from "kysely";
import type { ImageType } from "../../src/domain/image/read-image";

/** The tables that are about customers, and what they are shown. */
export type ContactTables = {
  /** Pictures of coupons' pages. `hash`: the SHA-256 of `bytes`, in hex. */
  images: { workspace: number; hash: string; type: ImageType; bytes: Uint8Array; created_ms: number };
  /** `external_id` and `name` as JSON. Of one that was erased, `channel` is `erased` and `external_id` its own id. */
  contacts: {
    workspace: number;
    id: string;
    channel: string;
    external_id: string;
    name: string;
    created_ms: number;
    locale: Generated<string | null>;
    erased_ms: Generated<number | null>;
  };
  /** What an API key's holder has asked for under a key of theirs. `digest`: of the wish. `answer`: what was said, as JSON; empty while it is decided. */
  claim_wishes: {
    workspace: number;
    key_id: string;
    idempotency_key: string;
    digest: Uint8Array;
    contact_id: string | null;
    answer: string;
    at_ms: number;
  };
  /** Which claim a browser has made of a coupon by itself. `browser`: a digest of the name that it has. */
  self_claims: { workspace: number; ordinal: number; browser: string; claim_id: string };
  claims: {
    workspace: number;
    id: string;
    ordinal: number;
    contact_id: string;
    code_value: Uint8Array | null;
    claimed_ms: number;
    opened_ms: number | null;
    holder_key: string | null;
    snapshot_key: Uint8Array;
  };
};
