import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";

/** A redemption as the server holds it. */
export interface RecordedRedemption {
  readonly couponId: string;
  readonly code: string;
  /** Why the server could not take it; null where it did. */
  readonly cause: string | null;
}

const REDEMPTIONS = `
  SELECT coupons.coupon_id AS couponId, redemptions.code_value AS code, redemptions.cause
  FROM redemptions JOIN coupons USING (workspace, ordinal)
  WHERE coupons.code_type = ? AND redemptions.code_value = ?`;

/** Every redemption of a code in a server's folder, read beside the server. */
export function recordedRedemptions(dataDir: string, code: { type: string; text: string }): readonly RecordedRedemption[] {
  const database = new BetterSqlite3(join(dataDir, "tearoff.db"), { readonly: true });
  try {
    const rows = database.prepare(REDEMPTIONS).all(code.type, Buffer.from(code.text)) as (Omit<RecordedRedemption, "code"> & { code: Buffer })[];
    return rows.map((row) => ({ ...row, code: row.code.toString() }));
  } finally {
    database.close();
  }
}
