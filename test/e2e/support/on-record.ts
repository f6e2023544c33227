import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";

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

type Row = { readonly cause: string | null; readonly reversedBy: string | null };

/** Every redemption of a code in a server's folder, in the order of the acts, read beside the server. */
export function recordedRedemptions(dataDir: string, code: { type: string; text: string }): readonly RecordedRedemption[] {
  const database = new BetterSqlite3(join(dataDir, "tearoff.db"), { readonly: true });
  try {
    const rows = database.prepare<[string, Buffer], Row>(REDEMPTIONS).all(code.type, Buffer.from(code.text));
    return rows.map(({ cause, reversedBy }) => ({ cause, reversed: reversedBy !== null }));
  } finally {
    database.close();
  }
}
