import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findPostgres } from "../store/test-databases";
import { measureStore, type Row } from "./sync/measure-store";

const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
const folder = await mkdtemp(join(tmpdir(), "tearoff-bench-"));
const postgres = await findPostgres();
try {
  const { url } = await postgres.createDatabase();
  const sqlite = await measureStore("sqlite", folder);
  console.table(besideTheFloor(sqlite.rows));
  console.log(`A till's own code flushed 1,000 redemptions over HTTP in ${sqlite.flush1000Ms} ms: in Node, its store in memory, the server's SQLite.`);
  const inPostgres = await measureStore("postgres", folder, url);
  console.table(besideTheFloor(inPostgres.rows));
  const result = { flush1000Ms: sqlite.flush1000Ms, rows: [...sqlite.rows, ...inPostgres.rows] };
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result)}\n`);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

function besideTheFloor(rows: readonly Row[]) {
  return rows
    .filter(({ design }) => design === "tearoff")
    .map((tearoff) => {
      const floor = rows.find(({ design, store, batch }) => design === "floor" && store === tearoff.store && batch === tearoff.batch);
      if (floor === undefined) throw new Error("A design was measured without its floor.");
      return {
        store: tearoff.store,
        batch: tearoff.batch,
        "tearoff/s": tearoff.perSecond,
        "floor/s": floor.perSecond,
        "of the floor": `${Math.round((100 * tearoff.perSecond) / floor.perSecond)} %`,
        "p50 ms": tearoff.p50Ms,
        "p99 ms": tearoff.p99Ms,
      };
    });
}
