import { act, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { VERDICT_HELD_MS } from "../../../domain/staff/auto-lock";
import type { StaffMember } from "../../../client/till/till";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { CASHIER, tillDouble } from "../../../../test/fixtures/till/till-double";

/** A till that nobody has touched for `idleMs` more than its limit; coming back to the page makes it look. */
function showIdle(idleMs: number, redeem = tillDouble().redeem) {
  let staff: StaffMember | null = CASHIER;
  let isIdle = false;
  const lockIfIdle = vi.fn(async (heldMs: number) => {
    const locks = isIdle && staff !== null && idleMs >= heldMs;
    if (locks) staff = null;
    return locks;
  });
  const till = tillDouble({ redeem, lockIfIdle, currentStaff: async () => staff, lockedStaff: async () => (staff === null ? CASHIER : null) });
  const look = async () => {
    isIdle = true;
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
  };
  return { ...showTill(till), lockIfIdle, look };
}

test("[R67] locks to the PIN of whoever was there", async () => {
  const { look } = showIdle(0);
  await screen.findByRole("button", { name: "Type a code" });
  await look();
  expect(await screen.findByRole("heading", { name: `Hello, ${CASHIER.name}` })).toBeTruthy();
  expect(screen.getByRole("group", { name: `PIN of ${CASHIER.name}` })).toBeTruthy();
});

test("[R67] leaves a verdict on the screen for longer, and takes it away then", async () => {
  const { user, look } = showIdle(VERDICT_HELD_MS - 1);
  await typeCode(user);
  await screen.findByRole("heading", { name: "Can be redeemed" });
  await look();
  expect(screen.getByRole("heading", { name: "Can be redeemed" })).toBeTruthy();
});

test("[R67] never locks in the middle of a redemption", async () => {
  const { user, look, lockIfIdle } = showIdle(Infinity, () => new Promise(() => undefined));
  await typeCode(user);
  await user.click(await screen.findByRole("button", { name: "Redeem" }));
  lockIfIdle.mockClear();
  await look();
  expect(lockIfIdle).not.toHaveBeenCalled();
});

test("[R67] touches and scans are told to the till", async () => {
  const noteActivity = vi.fn(async () => undefined);
  const { user } = showTill(tillDouble({ noteActivity }));
  await screen.findByRole("button", { name: "Type a code" });
  noteActivity.mockClear();
  await user.click(screen.getByRole("button", { name: "Type a code" }));
  expect(noteActivity).toHaveBeenCalled();
});
