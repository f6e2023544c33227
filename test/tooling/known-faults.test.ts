import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const SCRIPT = join(import.meta.dirname, "../../.ci/known-faults.mjs");
const { faultsIn } = (await import(pathToFileURL(SCRIPT).href)) as { faultsIn: (output: string) => string[] | null };

const report = (vulnerabilities: object) => `npm warn old\n${JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })}\n`;
const fault = (name: string, severity: string) => ({ [name]: { name, severity, range: "<2.0.0" } });

test("a package with a high or critical fault is named; one with less is none to stop for", () => {
  expect(faultsIn(report({ ...fault("a", "critical"), ...fault("b", "high"), ...fault("c", "moderate") }))).toEqual(["a <2.0.0: critical", "b <2.0.0: high"]);
  expect(faultsIn(report({}))).toEqual([]);
});

test.each([
  ["no network", ""],
  ["a registry that does not know", '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":"","detail":""}}\nnpm error A log {is} there.'],
  ["a page of somebody else's", "<html>{</html>}"],
])("%s is no report", (_what, output) => {
  expect(faultsIn(output)).toBeNull();
});
