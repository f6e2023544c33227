import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { serveBench } from "./snapshot/bench-server";
import { measureDesign, type Row, workerIsThrottled } from "./snapshot/measure-design";

/** Beyond 100,000 a table with a row a code takes minutes. */
const SIZES = { tearoff: [10_000, 100_000, 1_000_000], "row-per-code": [10_000, 100_000] } as const;
const THROTTLES = [1, 4];

const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
const server = await serveBench();
try {
  const rows: Row[] = [];
  for (const design of ["tearoff", "row-per-code"] as const) {
    for (const codes of SIZES[design]) {
      for (const throttle of THROTTLES) rows.push(await measureDesign(server.origin, design, codes, throttle));
    }
  }
  console.table(rows);
  console.log(`A worker's own time ${(await workerIsThrottled(server.origin)) ? "is" : "is not"} throttled by Chromium's slowed-down processor.`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ rows })}\n`);
} finally {
  await server.close();
}
