import { describe, expect, test } from "vitest";
import { NOT_THE_APP } from "./navigation";

const isLeftToTheServer = (path: string) => NOT_THE_APP.some((pattern) => pattern.test(path));

describe("a page opened without a network", () => {
  test.each(["/", "/till", "/till/today", "/admin/coupons", "/c/AQ3k-9_x", "/c/a.b", "/get/COFFEE", "/calendar"])(
    "is the app at %s",
    (path) => expect(isLeftToTheServer(path)).toBe(false),
  );

  test.each(["/api", "/api/pull?after=3", "/api/docs", "/healthz", "/readyz", "/metrics", "/ca", "/ca.crt", "/sw.js", "/assets/x.png?v=1"])(
    "is left to the server at %s",
    (path) => expect(isLeftToTheServer(path)).toBe(true),
  );
});
