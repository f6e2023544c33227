import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type { TillTime } from "../../../src/domain/sync/event";

/** A redemption as the server holds it. */
export interface RecordedRedemption {
  /** Why the server could not take it; null where it did. */
  readonly cause: string | null;
  readonly reversed: boolean;
}

/** What the server holds of a code that was redeemed, however often that was sent. */
export const ONCE: readonly RecordedRedemption[] = [{ cause: null, reversed: false }];

const REDEMPTIONS = `
  SELECT cause, reversed_by AS reversedBy FROM redemptions
  WHERE code_type = ? AND code_value = ?
  ORDER BY key`;

/** What a server's folder holds of a coupon that counts its uses. */
export interface RecordedUses {
  /** Keys of its redemptions that stand, in order. */
  readonly keys: readonly string[];
  /** How many units the coupon itself says are used. */
  readonly used: number;
}

export function recordedUses(dataDir: string, couponId: string): RecordedUses {
  return readBeside(dataDir, (database) => {
    const ordinal = database.prepare<[string], number>("SELECT ordinal FROM coupons WHERE coupon_id = ?").pluck().get(couponId) ?? -1;
    const keys = database
      .prepare<[number], string>("SELECT key FROM redemptions WHERE ordinal = ? AND cause IS NULL AND reversed_by IS NULL ORDER BY key")
      .pluck()
      .all(ordinal);
    const usage = database.prepare<[number], { used: number }>("SELECT used FROM usage WHERE ordinal = ?").get(ordinal);
    return { keys, used: usage?.used ?? 0 };
  });
}

type Row = { readonly cause: string | null; readonly reversedBy: string | null };

/** Every redemption of a code in a server's folder, in the order of the acts, read beside the server. */
export function recordedRedemptions(dataDir: string, code: { type: string; text: string }): readonly RecordedRedemption[] {
  return readBeside(dataDir, (database) => {
    const rows = database.prepare<[string, Buffer], Row>(REDEMPTIONS).all(code.type, Buffer.from(code.text));
    return rows.map(({ cause, reversedBy }) => ({ cause, reversed: reversedBy !== null }));
  });
}

/** What is said of the redemptions of a code beside their outcome, such as that a till was late. */
export function recordedMarks(dataDir: string, code: { type: string; text: string }): readonly (readonly string[])[] {
  return readBeside(dataDir, (database) => {
    const marks = database
      .prepare<[string, Buffer], string>("SELECT marks FROM redemptions WHERE code_type = ? AND code_value = ? ORDER BY key")
      .pluck()
      .all(code.type, Buffer.from(code.text));
    return marks.map((text) => JSON.parse(text) as string[]);
  });
}

/** What the tills said of the time of the redemptions of a code. */
export function recordedTimes(dataDir: string, code: { type: string; text: string }): readonly TillTime[] {
  return readBeside(dataDir, (database) => {
    const circumstances = database
      .prepare<[string, Buffer], string>("SELECT circumstances FROM redemptions WHERE code_type = ? AND code_value = ? ORDER BY key")
      .pluck()
      .all(code.type, Buffer.from(code.text));
    return circumstances.map((text) => (JSON.parse(text) as { time: TillTime }).time);
  });
}

function readBeside<Value>(dataDir: string, read: (database: BetterSqlite3.Database) => Value): Value {
  const database = new BetterSqlite3(join(dataDir, "tearoff.db"), { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
