import { describe, expect, test } from "vitest";
import { parseEmail } from "./email";
import { keepsAnOwner } from "./keep-an-owner";
import { passwordProblem } from "./password";
import { isAtLeast, MEMBER_ROLES } from "./role";

test("[R63] each role may do what the weaker ones may, and nothing of the stronger", () => {
  const may = MEMBER_ROLES.map((role) => MEMBER_ROLES.filter((needed) => isAtLeast(role, needed)));
  expect(may).toEqual([["viewer"], ["viewer", "manager"], ["viewer", "manager", "owner"]]);
});

describe("[R64] an owner is left", () => {
  const [ana, ben, cleo] = [
    { id: "ana", role: "owner" },
    { id: "ben", role: "manager" },
    { id: "cleo", role: "owner" },
  ] as const;

  test("the only one can be neither removed nor made less", () => {
    expect(keepsAnOwner([ana, ben], "ana", null)).toBe(false);
    expect(keepsAnOwner([ana, ben], "ana", "manager")).toBe(false);
    expect(keepsAnOwner([ana, ben], "ana", "owner")).toBe(true);
    expect(keepsAnOwner([ana, ben], "ben", null)).toBe(true);
  });

  test("one of two can", () => {
    expect(keepsAnOwner([ana, ben, cleo], "ana", "viewer")).toBe(true);
    expect(keepsAnOwner([ana, ben, cleo], "cleo", null)).toBe(true);
  });
});

describe("[R65] a password", () => {
  const problem = (password: string) => passwordProblem(password, ["ana@shop.example", "Ana Lima"]);

  test.each(["correct horse battery", "Zr8!kq0Lw2Ty", "жёлтый трамвай едет", "x".repeat(5) + "y7".repeat(40)])("may be %j", (password) => {
    expect(problem(password)).toBeNull();
  });

  test("has 12 to 128 characters, counted as people do", () => {
    expect(problem("Zr8!kq0Lw2T")).toBe("too-short");
    expect(problem("🔑🔒🗝️abcdef")).toBe("too-short");
    expect(problem("Zr8!kq0L".repeat(16))).toBeNull();
    expect(problem(`${"Zr8!kq0L".repeat(16)}x`)).toBe("too-long");
  });

  test.each([
    "password1234", "PASSWORD-2026!", "Passw0rd1234", "123456789012", "qwertyuiop12", "aaaaaaaaaaaa", "abcabcabcabc",
    "letmein12345", "welcome 2026!", "tearofftearoff", "ana@shop.example", "Ana Lima 1234",
  ])("is not one that is tried first: %j", (password) => {
    expect(problem(password)).toBe("common");
  });
});

describe("an address for mail", () => {
  test("is compared without case and outer space", () => {
    expect(parseEmail("  Ana.Lima+till@Shop.Example ")).toEqual({ ok: true, value: "ana.lima+till@shop.example" });
  });

  test.each(["", "ana", "ana@", "@shop.example", "ana@shop", "a b@shop.example", "ana@shop.example\nBcc: x@y.example", "ana@shop.example,ben@shop.example", `${"a".repeat(250)}@b.example`, "ana@-.example"])(
    "is not %j",
    (text) => {
      expect(parseEmail(text).ok).toBe(false);
    },
  );
});
