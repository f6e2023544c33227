import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const TS = ["**/*.{ts,tsx}"];

/** Time, chance and place come to the domain as arguments. */
const IMPURE_GLOBALS = [
  "performance", "crypto", "setTimeout", "setInterval", "queueMicrotask",
  "process", "Buffer", "window", "document", "navigator", "fetch", "indexedDB", "localStorage", "console",
];

/** Names that say nothing: the file should be named for what it holds. */
const EMPTY_NAMES = /(^|\/)(index|utils?|helpers?|misc|manager|data|common)\.tsx?$/;

const house = {
  rules: {
    "telling-file-name": {
      create: (context) => ({
        Program(node) {
          if (EMPTY_NAMES.test(context.filename.replaceAll("\\", "/"))) {
            context.report({ node, message: "Name the file for what it holds; no barrels, no drawers." });
          }
        },
      }),
    },
  },
};

export default defineConfig(
  globalIgnores(["build/", "data/", "test-results/", "playwright-report/", "test/fixtures/imports/"]),
  {
    files: TS,
    extends: [tseslint.configs.recommended],
    plugins: { house },
    languageOptions: { parserOptions: { project: ".ci/tsconfig.lint.json", tsconfigRootDir: `${import.meta.dirname}/..` } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "house/telling-file-name": "error",
      "max-lines": ["error", { max: 250 }],
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { allowDefaultCaseForExhaustiveSwitch: false }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/await-thenable": "error",
    },
  },
  {
    files: ["src/{ui,faces,app}/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["src/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": ["error", ...IMPURE_GLOBALS],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random" },
        { object: "Date", property: "now" },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The time is an argument." },
      ],
    },
  },
  // A server says on its terminal where it listens; so do the programs that people run by hand.
  { files: ["server/main.ts", "server/start/**", "server/cli/tearoff.ts", "test/bench/**", "test/long/*.ts", "test/screens.ts", "test/sim/simulate.ts"], rules: { "no-console": "off" } },
  // Tables, and lists of cases, are as long as what they list.
  { files: ["**/*-table.ts", "**/*.test.{ts,tsx}", "test/**/*.spec.ts"], rules: { "max-lines": "off" } },
  { files: ["**/*.{js,mjs,cjs}"], rules: { "no-undef": "off", "no-unused-vars": "error", eqeqeq: "error" } },
);
