import { describe, expect, test } from "vitest";
import { defaultAutomationWordings, defaultStatusWordings } from "../wording/default-wordings";
import { settingProblems, type WorkspaceSettings } from "./workspace-settings";

const PICTURE = `/i/${"a".repeat(64)}`;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const problems = (changes: Partial<WorkspaceSettings>) =>
  settingProblems(
    {
      undoWindowMs: 600_000,
      instantRedeem: false,
      supervisorOverrides: true,
      maxSnapshotAgeMs: 7 * DAY_MS,
      autoLockMs: 300_000,
      automationWordings: defaultAutomationWordings,
      statusWordings: defaultStatusWordings,
      page: { logoUrl: null, colour: null },
      ...changes,
    },
    new Set([PICTURE]),
  ).map(({ field, problem }) => `${field}: ${problem.kind}`);

describe("[R74] a workspace's settings", () => {
  test.each([
    ["undoWindowMs", 0, DAY_MS],
    ["maxSnapshotAgeMs", HOUR_MS, 30 * DAY_MS],
    ["autoLockMs", 60_000, 8 * HOUR_MS],
  ] as const)("say how long %s is, from %i to %i milliseconds", (field, min, max) => {
    for (const within of [min, max]) expect(problems({ [field]: within })).toEqual([]);
    for (const outside of [min - 1, max + 1, Number.NaN, min + 0.5]) expect(problems({ [field]: outside })).toEqual([`${field}: out-of-bounds`]);
  });

  test("may say that tills never lock", () => {
    expect(problems({ autoLockMs: 0 })).toEqual([]);
  });

  test("[R53] hold wordings as coupons do", () => {
    const automationWordings = { ...defaultAutomationWordings, expired: "Gone, {name}", notYetValid: " " };
    const statusWordings = { ...defaultStatusWordings, redeemed: "x".repeat(201) };
    expect(problems({ automationWordings, statusWordings })).toEqual([
      "automationWordings.notYetValid: required",
      "statusWordings.redeemed: too-long",
      "automationWordings.expired: unknown-placeholder",
    ]);
  });

  test("[R73] show a picture of the shop and a colour", () => {
    expect(problems({ page: { logoUrl: PICTURE, colour: "#3b3bd9" } })).toEqual([]);
    expect(problems({ page: { logoUrl: `/i/${"b".repeat(64)}`, colour: "red" } })).toEqual(["page.colour: not-a-colour", "page.logoUrl: image-unknown"]);
  });
});
