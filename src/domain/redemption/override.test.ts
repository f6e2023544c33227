import { expect, test } from "vitest";
import { redeemedBefore } from "../../../test/builders/situations";
import { OVERRIDE_NOTE_MAX_LENGTH, overrideRefusals, type OverrideRequest } from "./override";
import type { Refusal } from "./refusal";

const expired: Refusal = { reason: "expired", endMs: 1 };
const used: Refusal = { reason: "already-redeemed", redeemed: redeemedBefore };

const request = (changes: Partial<OverrideRequest> = {}): OverrideRequest => ({
  refusals: [used, expired],
  supervisorId: "supervisor",
  note: " Regular guest ",
  workspaceAllows: true,
  ...changes,
});

test("[R13] names every refusal, the supervisor and the reason", () => {
  expect(overrideRefusals(request())).toEqual({
    ok: true,
    value: { reasons: ["already-redeemed", "expired"], note: "Regular guest", supervisorId: "supervisor" },
  });
});

test("[R13] is not to be had where the workspace does not allow it", () => {
  expect(overrideRefusals(request({ workspaceAllows: false }))).toEqual({
    ok: false,
    problem: { kind: "not-allowed-here" },
  });
});

test("[R13] needs a reason, of bearable length", () => {
  expect(overrideRefusals(request({ note: "  " }))).toEqual({ ok: false, problem: { kind: "note-missing" } });
  expect(overrideRefusals(request({ note: "x".repeat(OVERRIDE_NOTE_MAX_LENGTH + 1) }))).toMatchObject({
    problem: { kind: "note-too-long" },
  });
});

test("[R13] lifts nothing that a supervisor cannot, and says what that was", () => {
  expect(overrideRefusals(request({ refusals: [{ reason: "revoked" }, expired, { reason: "needs-lease" }] }))).toEqual({
    ok: false,
    problem: { kind: "cannot-override", reasons: ["revoked", "needs-lease"] },
  });
});
