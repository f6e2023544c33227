import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { CouponId } from "../../../domain/coupon/coupon-id";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { couponWith, ENROLLED, NOW_MS, redeemable, tillDouble } from "../../../../test/fixtures/till/till-double";

const MIDNIGHT = Date.UTC(2026, 11, 31, 16);

describe("redeeming", () => {
  test("goes type, Enter, Enter, Enter: looked up, redeemed, next customer", async () => {
    const { user } = showTill(tillDouble());
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Can be redeemed" })).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(screen.getByText("Key in DISCOUNT 12")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("button", { name: "Type a code" })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Redeemed" })).toBeNull();
  });

  test("[R1] pressed twice is one redemption, and it stays on screen", async () => {
    const redeem = vi.fn(tillDouble().redeem);
    const { user } = showTill(tillDouble({ redeem }));
    await typeCode(user);
    await user.dblClick(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    // A browser sends the second half of the double press to what stands there by now.
    fireEvent.click(screen.getByRole("button", { name: "Next customer" }), { detail: 2 });
    expect(screen.getByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(redeem).toHaveBeenCalledOnce();
  });

  test("says what the coupon is and how long it is good for before anything is redeemed", async () => {
    const found = redeemable({ period: { startMs: null, endMs: MIDNIGHT } });
    const lookUp = async () =>
      ({ kind: "decided", ...found, decision: { kind: "redeem", remaining: 11, marks: [] } }) as const;
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user);
    expect(await screen.findByText("Free flat white")).toBeTruthy();
    expect(screen.getByText("Valid until 31 Dec 2026, 23:59. 11 uses left after this one.")).toBeTruthy();
  });

  test("asks for the receipt number where the coupon wants it, and Enter in it redeems", async () => {
    const redeem = vi.fn(tillDouble().redeem);
    const lookUp = async () => ({ kind: "decided", ...redeemable({ receiptWanted: true }) }) as const;
    const { user } = showTill(tillDouble({ lookUp, redeem }));
    await typeCode(user);
    await user.type(await screen.findByLabelText("Receipt number"), "A-17{Enter}");
    await screen.findByRole("heading", { name: "Redeemed" });
    expect(redeem.mock.lastCall?.[1]).toEqual({ receipt: "A-17" });
  });

  test("redeems at once where the workspace says so", async () => {
    const status = { ...ENROLLED, settings: ENROLLED.settings && { ...ENROLLED.settings, instantRedeem: true } };
    const { user } = showTill(tillDouble({}, status));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
  });

  test("[R20] says that a claim is newer than the till's list, and that it is a claim", async () => {
    const decision = { kind: "redeem", remaining: null, marks: ["claim-not-in-snapshot"] } as const;
    const shown = { kind: "claim", claimId: "CQkJCQkJCQkJCQkJCQkJCQ" } as const;
    const { user } = showTill(tillDouble({ lookUp: async () => ({ kind: "decided", ...redeemable(), shown, decision }) }));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Can be redeemed" })).toBeTruthy();
    expect(screen.getByText(/Given out since this till’s last update; its QR is genuine/)).toBeTruthy();
    expect(screen.getByText("The customer’s own coupon page")).toBeTruthy();
  });

  test("[R25] has the date checked where the till is not sure of its clock", async () => {
    const found = redeemable({ period: { startMs: null, endMs: MIDNIGHT } });
    const lookUp = async () =>
      ({ kind: "decided", ...found, decision: { kind: "redeem", remaining: null, marks: ["period-uncertain"] } }) as const;
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Check the date" })).toBeTruthy();
    expect(screen.getByText(/not sure of its clock. Valid until 31 Dec 2026, 23:59/)).toBeTruthy();
  });

  test("[R1] is never shown as redeemed when the device could not store it", async () => {
    const { user } = showTill(tillDouble({ redeem: async () => ({ kind: "not-stored" }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Not redeemed" })).toBeTruthy();
    expect(screen.getByText(/scan again/)).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Redeemed" })).toBeNull();
  });

  test("shows the refusal that came up between the look and the press", async () => {
    const refusals = [{ reason: "revoked" }] as const;
    const { user } = showTill(tillDouble({ redeem: async () => ({ kind: "refused", refusals, by: "till" }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Withdrawn" })).toBeTruthy();
  });

  test("can be undone for as long as the window is open", async () => {
    const { user } = showTill(tillDouble());
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await user.click(await screen.findByRole("button", { name: "Undo (10:00)" }));
    expect(await screen.findByRole("heading", { name: "Undone" })).toBeTruthy();
  });

  test("says why it was not undone", async () => {
    const { user } = showTill(tillDouble({ undo: async () => ({ kind: "too-late", untilMs: NOW_MS }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    expect(await screen.findByText(/Not undone: the time for it is over/)).toBeTruthy();
  });

  test("[R18] asks which coupon it is where several have the code", async () => {
    const tea = couponWith({ couponId: "TEA" as CouponId, title: "Free tea" });
    const candidates = [redeemable(), { ...redeemable(), coupon: tea }];
    const redeem = vi.fn(tillDouble().redeem);
    const { user } = showTill(tillDouble({ lookUp: async () => ({ kind: "choose", candidates }), redeem }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: /Free tea/ }));
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await screen.findByRole("heading", { name: "Redeemed" });
    expect(redeem.mock.lastCall?.[0].coupon?.title).toBe("Free tea");
  });
});
