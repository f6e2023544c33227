import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const FIXTURE = "test/fixtures/imports";
const CRUISER_CONFIG = ".ci/dependency-cruiser.cjs";

describe("import rules", () => {
  test("every rule rejects the file that breaks it", async () => {
    const rejected = await cruiseFixture();
    const rules = (createRequire(import.meta.url)(join(ROOT, CRUISER_CONFIG)) as CruiserConfig).forbidden;
    expect([...rejected.keys()].sort()).toEqual(rules.map((rule) => rule.name).sort());
  });

  test.each([
    ["domain-imports", "src/domain/imports-the-client.ts"],
    ["domain-stands-alone", "src/domain/imports-the-client.ts"],
    ["contract-imports", "src/contract/imports-the-client.ts"],
    ["client-imports", "src/client/imports-the-ui.ts"],
    ["ui-imports", "src/ui/imports-the-client.ts"],
    ["faces-imports", "src/faces/admin/imports-the-app.ts"],
    ["faces-apart", "src/faces/customer/imports-another-face.ts"],
    ["customer-stays-light", "src/faces/customer/imports-another-face.ts"],
    ["app-imports", "src/app/imports-the-server.ts"],
    ["server-imports", "server/imports-the-ui.ts"],
    ["mocks-imports", "mocks/imports-the-client.ts"],
    ["no-cycles", "src/ui/first-of-a-cycle.ts"],
    ["resolvable", "src/ui/imports-nothing-there.ts"],
  ])("%s names %s", async (rule, path) => {
    expect((await cruiseFixture()).get(rule)).toContain(path);
  });
});

describe("a rule of the domain", () => {
  test("does not compile against the page", async () => {
    const { code, stdout } = await runNode("typescript/bin/tsc", ["-p", `${FIXTURE}/src/domain/tsconfig.json`]);
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/looks-around\.ts\(\d+,\d+\): error TS\d+: Cannot find name 'document'/);
  });

  test("is not let near the clock or chance", async () => {
    const eslint = new ESLint({
      cwd: ROOT,
      overrideConfigFile: join(ROOT, ".ci/eslint.config.js"),
      // These rules need no types, and to read the whole project's takes long.
      overrideConfig: tseslint.configs.disableTypeChecked,
    });
    const text = await readFile(join(ROOT, FIXTURE, "src/domain/looks-around.ts"), "utf8");
    const [result] = await eslint.lintText(text, { filePath: join(ROOT, "src/domain/result.ts") });
    expect(result?.messages.map((found) => found.ruleId).sort()).toEqual([
      "no-restricted-globals",
      "no-restricted-properties",
      "no-restricted-properties",
      "no-restricted-syntax",
    ]);
  });
});

type CruiserConfig = { forbidden: { name: string }[] };
type CruiseReport = { summary: { violations: { rule: { name: string }; from: string }[] } };

let cruised: Promise<Map<string, string[]>> | undefined;

/** @returns name of a rule → the files it rejected, from the fixture's top */
function cruiseFixture(): Promise<Map<string, string[]>> {
  return (cruised ??= readViolations());
}

async function readViolations(): Promise<Map<string, string[]>> {
  const args = ["--config", CRUISER_CONFIG, "--output-type", "json", FIXTURE];
  const { stdout } = await runNode("dependency-cruiser/bin/dependency-cruise.mjs", args);
  const { summary } = JSON.parse(stdout) as CruiseReport;
  const byRule = new Map<string, string[]>();
  for (const { rule, from } of summary.violations) {
    byRule.set(rule.name, [...(byRule.get(rule.name) ?? []), from.slice(FIXTURE.length + 1)]);
  }
  return byRule;
}

function runNode(script: string, args: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, "node_modules", script), ...args],
      { cwd: ROOT, env: { ...process.env, TEAROFF_IMPORTS_BASE: FIXTURE }, maxBuffer: 16 * 1024 * 1024 },
      (_error, stdout) => resolve({ code: child.exitCode ?? 1, stdout }),
    );
  });
}
