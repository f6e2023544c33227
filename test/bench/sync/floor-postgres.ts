import pg from "pg";
import { FLOOR_COLUMNS, type Floor, floorRow } from "./floor";

/** As many as the store has. */
const CONNECTIONS = 10;

const TYPES = ["text", "bigint", "text", "bytea", "text", "bigint"] as const;

/** In a table of its own, beside the store's; a statement by itself is a transaction and one way there and back. */
export async function openPostgresFloor(url: string): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const columns = FLOOR_COLUMNS.map((column, index) => `${column} ${TYPES[index]}`);
  await pool.query(`create table floor (${columns.join(", ")}, primary key (redemption_key))`);
  const text = `insert into floor select * from unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(", ")}) on conflict do nothing`;
  return {
    async insert(facts, receivedMs) {
      const rows = facts.map((fact) => floorRow(fact, receivedMs));
      await pool.query({ name: "floor", text, values: TYPES.map((_, column) => rows.map((row) => row[column])) });
    },
    close: () => pool.end(),
  };
}
