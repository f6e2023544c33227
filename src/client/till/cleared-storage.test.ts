import { expect, test } from "vitest";
import { ENROLLED, NOT_ENROLLED } from "../../../test/fixtures/till/till-double";
import { noticingClearedStorage } from "./cleared-storage";
import type { TillStatus } from "./till";

const SIGNED_OUT: TillStatus = { ...NOT_ENROLLED, enrolment: { kind: "signed-out", handedOver: 3 } };
const REVOKED: TillStatus = { ...ENROLLED, enrolment: { kind: "revoked" } };

/** What a tab says its enrolment is, reading by reading; an error is a reading that fails. */
async function saidOf(...readings: readonly (TillStatus | Error)[]) {
  const left = [...readings];
  const read = noticingClearedStorage(async () => {
    const next = left.shift();
    if (next === undefined || next instanceof Error) throw next ?? new Error("nothing is left to read");
    return next;
  });
  const said = [];
  for (const _ of readings) said.push((await read().catch(() => null))?.enrolment ?? null);
  return said;
}

test.each([
  ["enrolled", ENROLLED],
  ["revoked", REVOKED],
])("[R29] a till that was %s, and is nothing now, was cleared: what waited is lost", async (_, before) => {
  const cleared = { kind: "cleared", lost: 2 };
  expect(await saidOf({ ...before, waiting: 2 }, NOT_ENROLLED, NOT_ENROLLED)).toEqual([before.enrolment, cleared, cleared]);
});

test("a device that was no till, or was signed out, was not cleared", async () => {
  expect(await saidOf(NOT_ENROLLED, NOT_ENROLLED)).toEqual([{ kind: "none" }, { kind: "none" }]);
  expect((await saidOf(ENROLLED, SIGNED_OUT)).at(-1)).toEqual(SIGNED_OUT.enrolment);
  expect((await saidOf(SIGNED_OUT, NOT_ENROLLED)).at(-1)).toEqual({ kind: "none" });
});

test("a till that is set up again is one, until it is cleared again", async () => {
  const said = await saidOf(ENROLLED, NOT_ENROLLED, { ...ENROLLED, waiting: 1 }, NOT_ENROLLED);
  expect(said.slice(2)).toEqual([ENROLLED.enrolment, { kind: "cleared", lost: 1 }]);
});

test("how much is lost is not known where a reading has failed since", async () => {
  expect((await saidOf(ENROLLED, new Error("closed"), NOT_ENROLLED)).at(-1)).toEqual({ kind: "cleared", lost: null });
  expect((await saidOf(ENROLLED, new Error("closed"), ENROLLED, NOT_ENROLLED)).at(-1)).toEqual({ kind: "cleared", lost: 0 });
});
