/**
 * Which way imports point. `TEAROFF_IMPORTS_BASE` names another folder to hold to the same rules:
 * the deliberately bad example that has to be rejected.
 */
const base = process.env.TEAROFF_IMPORTS_BASE ? `${process.env.TEAROFF_IMPORTS_BASE}/` : "";
const within = (...folders) => `^${base}(${folders.join("|")})/`;
const PACKAGES = "(^|/)node_modules/";

/** What each part may import, itself included; a folder that is not named is closed to it. */
const ALLOWED = {
  "src/domain": ["src/domain"],
  "src/contract": ["src/domain", "src/contract"],
  "src/client": ["src/domain", "src/contract", "src/client"],
  "src/ui": ["src/domain", "src/ui"],
  "src/faces": ["src/domain", "src/contract", "src/client", "src/ui", "src/faces"],
  "src/app": ["src/domain", "src/contract", "src/client", "src/ui", "src/faces", "src/app"],
  server: ["src/domain", "src/contract", "server"],
  mocks: ["src/domain", "src/contract", "server", "mocks"],
};

/** Kept from the customer's phone: the code of a till is no use there. */
const STAFF_PACKAGES = ["@mantine", "dexie", "zxing-wasm", "@zxing"];

const TESTS = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    ...Object.entries(ALLOWED).map(([part, allowed]) => ({
      name: `${part.replace("src/", "")}-imports`,
      severity: "error",
      from: { path: within(part), pathNot: TESTS },
      to: { path: `^${base}(src|server|mocks|test)/`, pathNot: within(...allowed) },
    })),
    {
      name: "domain-stands-alone",
      comment: "The rules run in a browser, a server and a test alike: no package, no built-in module.",
      severity: "error",
      from: { path: within("src/domain"), pathNot: TESTS },
      to: { pathNot: within("src/domain") },
    },
    {
      name: "faces-apart",
      severity: "error",
      from: { path: `^${base}src/faces/([^/]+)/` },
      to: { path: `^${base}src/faces/([^/]+)/`, pathNot: `^${base}src/faces/$1/` },
    },
    {
      name: "customer-stays-light",
      severity: "error",
      from: { path: within("src/faces/customer"), pathNot: TESTS },
      to: { path: `${PACKAGES}(${STAFF_PACKAGES.join("|")})/`, reachable: true },
    },
    { name: "no-cycles", severity: "error", from: { path: `^${base}` }, to: { circular: true } },
    {
      name: "resolvable",
      severity: "error",
      from: { path: `^${base}` },
      to: { couldNotResolve: true, pathNot: "^(virtual:|vite/)|\\?(url|raw|worker)" },
    },
  ],
  options: {
    doNotFollow: { path: PACKAGES },
    exclude: { path: base === "" ? "^test/fixtures/imports/" : "^$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default"] },
    builtInModules: { add: [] },
  },
};
