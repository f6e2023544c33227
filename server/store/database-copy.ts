import { closeSync, openSync, rmSync, statSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { fail, ok, type Result } from "../../src/domain/result";
import { STEP_NAMES } from "./migrate";

export const DATABASE_FILE = "tearoff.db";

/** What a database holds, for a person to recognise it by. */
export type Holdings = { readonly bytes: number; readonly workspaces: readonly WorkspaceHoldings[] };

export type WorkspaceHoldings = {
  readonly number: number;
  readonly name: string;
  readonly coupons: number;
  readonly redemptions: number;
  readonly feed: number;
};

/**
 * Copies a database to one file that is complete without any other, readable for this user only. A server may be writing
 * meanwhile: the copy is of the moment when it began.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  // It holds secrets: nobody else may read it, not for a moment.
  closeSync(openSync(to, "wx", 0o600));
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true });
  try {
    // Within one read transaction the copy does not begin anew whenever the server writes.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_master").get();
    await source.backup(to);
  } finally {
    source.close();
  }
  const copy = new BetterSqlite3(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
}

/** Reads what a database holds, or says why it is none that can be used; checks every page of it. */
export function inspectDatabase(path: string): Result<Holdings, string> {
  const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  try {
    const steps = stepsOf(database);
    if (!steps.includes("0001-workspace")) return fail("It is not a Tearoff database.");
    const later = steps.filter((step) => !STEP_NAMES.has(step));
    if (later.length > 0) return fail(`It was made by a newer version of Tearoff (${later.join(", ")}). Use that one, or a later one.`);
    const isWhole = database.pragma("integrity_check", { simple: true }) === "ok";
    const dangling = database.pragma("foreign_key_check") as unknown[];
    if (!isWhole || dangling.length > 0) return fail("It is damaged: what it holds does not fit together.");
    return ok({ bytes: statSync(path).size, workspaces: database.prepare<[], WorkspaceHoldings>(HOLDINGS).all() });
  } finally {
    database.close();
  }
}

function stepsOf(database: BetterSqlite3.Database): readonly string[] {
  const table = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return database.prepare<[], { name: string }>("SELECT name FROM kysely_migration ORDER BY name").all().map(({ name }) => name);
}

const HOLDINGS = `
  SELECT number, name,
    (SELECT count(*) FROM coupons WHERE workspace = number) AS coupons,
    (SELECT count(*) FROM redemptions WHERE workspace = number) AS redemptions,
    (SELECT feed FROM counters WHERE workspace = number) AS feed
  FROM workspaces ORDER BY number`;
