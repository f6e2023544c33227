import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { EngineName } from "./scan/engines";
import { openScanner } from "./scan/open-scanner";
import type { ScannerBench } from "./scan/page";
import { type EngineScore, judge, type Judged, type Photograph, scoreOf } from "./scan/score";

declare const bench: ScannerBench;

const { images, json, every } = parseArgs({
  options: { images: { type: "string" }, json: { type: "string" }, every: { type: "string", default: "1" } },
}).values;
if (images === undefined) throw new Error("Say where the photographs and their manifest.json are: --images DIR");

const manifest = JSON.parse(await readFile(join(images, "manifest.json"), "utf8")) as readonly Photograph[];
// Code 39 in full ASCII is another symbology on the same bars.
const photographs = manifest.filter(({ symbology }, index) => symbology !== "code39ext" && index % Number(every) === 0);

const scanner = await openScanner();
try {
  await scanner.page.route("**/photographs/**", (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).replace(/^\/photographs\//, "");
    return route.fulfill({ path: join(images, path) });
  });
  const engines: EngineScore[] = [];
  for (const name of ["tearoff", "zxing-wasm", "@zxing/browser", "zbar-wasm"] as const) {
    const judged = await judgeAll(name);
    for (const { photograph, verdict } of judged) {
      if (verdict === "wrong" || verdict === "false-positive") console.log(`${name}: ${verdict}: ${photograph.file}`);
      if (verdict === "nothing" && name === "tearoff" && photograph.symbology !== "negative") console.log(`not read: ${photograph.file}`);
    }
    engines.push(scoreOf(name, judged));
  }
  for (const { name, bySymbology, falsePositives, msMedian, msP95 } of engines) {
    console.log(`${name}: ${falsePositives} false positives, median ${msMedian} ms, p95 ${msP95} ms`);
    console.table(bySymbology);
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ engines })}\n`);
} finally {
  await scanner.close();
}

async function judgeAll(name: EngineName): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const photograph of photographs) {
    const url = `/photographs/${photograph.file}`;
    const reading = await scanner.page.evaluate(([engine, file]) => bench.readPhotograph(engine, file), [name, url] as const);
    judged.push({ photograph, verdict: judge(photograph, reading), ms: reading.ms });
  }
  return judged;
}
