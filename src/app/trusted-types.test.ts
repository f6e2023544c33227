import { expect, test } from "vitest";
import { trustOwnScripts } from "./trusted-types";

type Rules = { createScriptURL: (url: string) => string | null; createHTML: (text: string) => string | null };

const made: [string, Rules][] = [];
const location = { origin: "https://till.example", href: "https://till.example/c/a/b" };
trustOwnScripts({ trustedTypes: { createPolicy: (name, rules) => made.push([name, rules]) }, location });
const [[name, { createScriptURL, createHTML }] = ["", {} as Rules]] = made;

test("there is one policy, for whoever names none", () => {
  expect(made.map(([one]) => one)).toEqual(["default"]);
  expect(name).toBe("default");
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

test("text that can make an element becomes part of no page; a style sheet's does", () => {
  expect(createHTML("<img src=x onerror=alert(1)>")).toBeNull();
  expect(createHTML(":root { --a: 1 }")).toBe(":root { --a: 1 }");
});

test("a browser without them goes on as it is", () => {
  expect(() => trustOwnScripts({ location })).not.toThrow();
});
