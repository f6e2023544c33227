import type { ApiKeyScope } from "../../../contract/access";
import { WEBHOOK_EVENTS } from "../../../domain/webhook/webhook-event";
import { ENDED_WORDS } from "../conflicts/conflict-wording-table";
import { ROLE_WORDS, STAFF_ROLE_WORDS } from "../people/role-wording";

type FieldWords = {
  readonly label: string;
  /** What its values are called; others stand for themselves. */
  readonly values?: Readonly<Record<string, string>>;
};

/** What an API key may be used for, as one reads it. */
const SCOPE_WORDS: Readonly<Record<ApiKeyScope, string>> = {
  manage: "all that managers do",
  read: "look",
  "claims:write": "hand coupons out",
  "redemptions:write": "redeem",
};

const roles = Object.fromEntries([...Object.entries(ROLE_WORDS), ...Object.entries(STAFF_ROLE_WORDS)].map(([role, { name }]) => [role, name]));
const resolutions = Object.fromEntries(Object.entries(ENDED_WORDS).map(([resolution, { name }]) => [resolution, name]));
const events = Object.fromEntries(Object.entries(WEBHOOK_EVENTS).map(([type, { words }]) => [type, words]));

/** What the log's fields are called where no form has a word for them. */
export const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  name: { label: "Name" },
  timeZone: { label: "Time zone" },
  hasPin: { label: "PIN", values: { true: "set", false: "none" } },
  role: { label: "Role", values: roles },
  note: { label: "Note" },
  sessions: { label: "Browsers signed out" },
  passkey: { label: "Passkey" },
  deviceName: { label: "Name of the till" },
  atRisk: { label: "Uses written off" },
  resolution: { label: "Decision", values: resolutions },
  scopes: { label: "May", values: SCOPE_WORDS },
  codes: { label: "Codes" },
  couponId: { label: "Coupon ID" },
  reason: { label: "Reason" },
  host: { label: "Address" },
  events: { label: "Told when", values: events },
  paused: { label: "Paused" },
  state: { label: "Codes", values: { all: "all", issued: "nobody’s yet", claimed: "claimed", opened: "opened", redeemed: "redeemed" } },
  from: { label: "From", values: { file: "a file", pattern: "a pattern" } },
  to: { label: "To" },
  only: { label: "Which", values: { overridden: "let through by supervisors" } },
  sum: { label: "Rows", values: { "store-day": "one for each coupon, store and day" } },
};
