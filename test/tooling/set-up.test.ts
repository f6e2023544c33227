import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const SCRIPTS = join(import.meta.dirname, "..", "..", ".ci");
const LOCK_MODULE = pathToFileURL(join(SCRIPTS, "lock.mjs")).href;
const { requireNode } = (await import(pathToFileURL(join(SCRIPTS, "install-packages.mjs")).href)) as InstallModule;
const NO_PROCESS = 2 ** 22 + 1;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tearoff-lock-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("two set-ups at once", () => {
  test("take turns", async () => {
    const [first, second] = await Promise.all([holdLock("first", 300), holdLock("second", 300)]);
    const spans = [first, second].sort((a, b) => a.fromMs - b.fromMs);
    expect(spans[0]?.toMs).toBeLessThanOrEqual(spans[1]?.fromMs ?? 0);
  });

  test("do not wait for one that was ended in the middle", async () => {
    await mkdir(join(folder, "lock"));
    await writeFile(join(folder, "lock", "pid"), String(NO_PROCESS));
    const { fromMs, toMs } = await holdLock("only", 10);
    expect(toMs).toBeGreaterThanOrEqual(fromMs);
  });

  test("do not wait for one that was ended before it could say who it is", async () => {
    await mkdir(join(folder, "lock"));
    const { fromMs, toMs } = await holdLock("only", 10);
    expect(toMs).toBeGreaterThanOrEqual(fromMs);
  });
});

test.each([
  ["18.20.8", /needs Node 20\.19 or newer; this is Node 18\.20\.8/],
  ["20.18.3", /needs Node 20\.19 or newer/],
])("Node %s is told what is missing", (version, words) => {
  expect(() => requireNode(version)).toThrow(words);
});

test.each(["20.19.0", "22.1.0"])("Node %s will do", (version) => {
  expect(() => requireNode(version)).not.toThrow();
});

type InstallModule = { requireNode(version: string): void };
type Span = { fromMs: number; toMs: number };

/** Another process takes the lock, keeps it for a while and says from when to when it had it. */
function holdLock(name: string, heldMs: number): Promise<Span> {
  const program = `
    import { withLock } from ${JSON.stringify(LOCK_MODULE)};
    await withLock(${JSON.stringify(join(folder, "lock"))}, async () => {
      const fromMs = Date.now();
      await new Promise((resolve) => setTimeout(resolve, ${heldMs}));
      console.log("held " + JSON.stringify({ fromMs, toMs: Date.now() }));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("close", (code) => {
      const span = /held (.*)/.exec(said)?.[1];
      if (span === undefined) reject(new Error(`${name} ended with ${code} and never had the lock.`));
      else resolve(JSON.parse(span) as Span);
    });
  });
}
