import { describe, expect, test } from "vitest";
import { MANAGERS_RESOLUTIONS, resolveConflict } from "./resolve-conflict";

const note = "The guest had two receipts.";

describe("[R11] a manager's word on a conflict", () => {
  test.each(MANAGERS_RESOLUTIONS)("closes an open one as %s", (resolution) => {
    const reverses = resolution === "reversed";
    expect(resolveConflict(null, { resolution, note })).toEqual({ kind: "resolve", resolution, reverses });
  });

  test.each([
    ["loss", "fraud"],
    ["fraud", "loss"],
    ["loss", "reversed"],
    ["fraud", "reversed"],
  ] as const)("turns %s into %s", (before, resolution) => {
    expect(resolveConflict({ resolution: before, note }, { resolution, note })).toMatchObject({ kind: "resolve", resolution });
  });

  test.each(["reversed", "promoted"] as const)("changes nothing once it is %s", (before) => {
    for (const resolution of MANAGERS_RESOLUTIONS) {
      const decision = resolveConflict({ resolution: before, note: null }, { resolution, note });
      expect(decision).toEqual({ kind: "final", resolution: before });
    }
  });

  test("said twice is said once, and other words for the same are kept too", () => {
    expect(resolveConflict({ resolution: "loss", note }, { resolution: "loss", note })).toEqual({ kind: "unchanged" });
    expect(resolveConflict({ resolution: "reversed", note }, { resolution: "reversed", note })).toEqual({ kind: "unchanged" });
    expect(resolveConflict({ resolution: "loss", note }, { resolution: "loss", note: "?" })).toMatchObject({ kind: "resolve" });
  });
});
