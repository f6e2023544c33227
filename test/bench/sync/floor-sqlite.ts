import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { FLOOR_COLUMNS, type Floor, floorRow } from "./floor";

/** In a file of its own, with the durability of the store's. */
export function openSqliteFloor(folder: string): Floor {
  const database = new BetterSqlite3(join(folder, "floor.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(`create table floor (${FLOOR_COLUMNS.join(", ")}, primary key (redemption_key))`);
  const statements = new Map<number, BetterSqlite3.Statement>();
  const row = `(${FLOOR_COLUMNS.map(() => "?").join(", ")})`;

  function insertOf(rows: number): BetterSqlite3.Statement {
    const known = statements.get(rows);
    if (known !== undefined) return known;
    const prepared = database.prepare(`insert into floor values ${Array<string>(rows).fill(row).join(", ")} on conflict do nothing`);
    statements.set(rows, prepared);
    return prepared;
  }

  return {
    async insert(facts, receivedMs) {
      insertOf(facts.length).run(facts.flatMap((fact) => floorRow(fact, receivedMs)));
    },
    async close() {
      database.close();
    },
  };
}
