import { expect, test } from "vitest";
import { trustOwnScripts } from "./trusted-types";

type Rules = { createScriptURL: (url: string) => string | null };

const made: [string, Rules][] = [];
const location = { origin: "https://till.example", href: "https://till.example/c/a/b" };
trustOwnScripts({ trustedTypes: { createPolicy: (name, rules) => made.push([name, rules]) }, location });
const [[, { createScriptURL, ...others }] = ["", {} as Rules]] = made;

test("there is one policy, for whoever names none, and it makes nothing but addresses of scripts", () => {
  expect(made.map(([one]) => one)).toEqual(["default"]);
  expect(others).toEqual({});
});

test.each(["/sw.js", "/assets/decode-worker-Ab3.js", "https://till.example/assets/intake-worker-1.js"])("%s is a script of ours", (url) => {
  expect(createScriptURL(url)).toBe(url);
});

test.each([
  "https://elsewhere.example/assets/a.js",
  "//elsewhere.example/assets/a.js",
  "data:text/javascript,alert(1)",
  "blob:https://till.example/0",
  "javascript:alert(1)",
  "/api/till/blobs/a",
  "/assets/../api/a",
  "a.js",
])("%s is none", (url) => {
  expect(createScriptURL(url)).toBeNull();
});

test("a browser without them goes on as it is", () => {
  expect(() => trustOwnScripts({ location })).not.toThrow();
});
