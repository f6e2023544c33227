import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { OFFLINE_MODES, REDEMPTION_METHODS } from "../../domain/coupon/coupon";
import { base64url, count, instantMs, sha256Hex, uuid } from "./scalars";

/** A coupon as a till knows it: all that decides and explains a redemption, never a code. */
export const snapshotCoupon = z.object({
  couponId: z.string(),
  ordinal: z.int().check(z.minimum(0), z.maximum(65_535)),
  version: count,
  title: z.string(),
  codeType: z.enum(codeTypes),
  source: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("fixed"), amount: count }),
    z.object({ kind: z.literal("list") }),
  ]),
  counts: z.enum(["code", "claim"]),
  methods: z.array(z.enum(REDEMPTION_METHODS)),
  stores: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("all") }),
    z.object({ kind: z.literal("chosen"), storeIds: z.array(uuid) }),
  ]),
  period: z.object({ startMs: z.nullable(instantMs), endMs: z.nullable(instantMs) }),
  revokedAtMs: z.nullable(instantMs),
  claimFirst: z.boolean(),
  offline: z.enum(OFFLINE_MODES),
  registerText: z.string(),
  receiptWanted: z.boolean(),
  used: count,
  leased: count,
});

export const storeMessage = z.object({ id: uuid, name: z.string(), timeZone: z.string() });

/** The PIN's digest lets a till check it offline: PBKDF2-HMAC-SHA-256 over the PIN's ASCII digits, 32 bytes. */
export const staffMessage = z.object({
  id: uuid,
  name: z.string(),
  role: z.enum(["cashier", "supervisor"]),
  pin: z.object({ salt: base64url, iterations: count, digest: base64url }),
});

/** What a workspace has decided about its tills. */
export const settingsMessage = z.object({
  undoWindowMs: count,
  instantRedeem: z.boolean(),
  supervisorOverrides: z.boolean(),
  askBudgetMs: count,
  maxSnapshotAgeMs: count,
  /** 0: tills never lock by themselves. Absent in settings from before they did: five minutes. */
  autoLockMs: z.optional(count),
});

/**
 * What a till needs to decide offline, complete up to feed number `feed`.
 *
 * Base shards hold records of 10 bytes: the 8-byte key, big-endian, then the coupon's ordinal, 16 bits, big-endian;
 * sorted by key, then ordinal. Shard i of 2^`shardBits` holds the keys whose first `shardBits` bits are i. The states are
 * 2 bits a record, an index of `CODE_STATES`, in the order of all shards together, four to a byte, lowest bits first.
 * Shards and states are fetched by the SHA-256 of their bytes.
 */
export const snapshotMessage = z.object({
  protocol: z.int(),
  nowMs: instantMs,
  feed: count,
  workspace: z.object({ number: count, name: z.string(), timeZone: z.string(), demo: z.boolean() }),
  settings: settingsMessage,
  device: z.object({ id: uuid, name: z.string(), storeId: uuid }),
  devices: z.array(z.object({ id: uuid, name: z.string() })),
  stores: z.array(storeMessage),
  staff: z.array(staffMessage),
  coupons: z.array(snapshotCoupon),
  /** Public keys (SPKI, P-256) that sign claims' tokens. */
  claimKeys: z.array(base64url),
  /** `key`: 32 bytes; codes are looked up by the first 8 bytes of HMAC-SHA-256(key, type byte ‖ normalised bytes). */
  epoch: z.object({ number: count, key: base64url }),
  /** All epochs that the server's database has been through, oldest first; `restoredFeed`: where a backup ended (R16). */
  lineage: z.array(z.object({ number: count, restoredFeed: z.nullable(count) })),
  shardBits: z.int().check(z.minimum(0), z.maximum(16)),
  shards: z.array(z.object({ hash: sha256Hex, bytes: count, records: count })),
  states: z.object({ hash: sha256Hex, bytes: count }),
});

export type SnapshotMessage = z.infer<typeof snapshotMessage>;
export type SnapshotCoupon = z.infer<typeof snapshotCoupon>;
export type StaffMessage = z.infer<typeof staffMessage>;
export type StoreMessage = z.infer<typeof storeMessage>;
export type SettingsMessage = z.infer<typeof settingsMessage>;
