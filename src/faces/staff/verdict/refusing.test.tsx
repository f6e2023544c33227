import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { SupervisorApproval, Till } from "../../../client/till/till";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, NOW_MS, refusedWith, SUPERVISOR, tillDouble } from "../../../../test/fixtures/till/till-double";

const MIDNIGHT = Date.UTC(2026, 11, 31, 16);

describe("refusing", () => {
  test("shows the words for the cashier and for the customer, and no way to redeem", async () => {
    const lookUp = async () => ({ kind: "decided", ...refusedWith({ reason: "expired", endMs: MIDNIGHT }) }) as const;
    const settings = ENROLLED.settings && { ...ENROLLED.settings, supervisorOverrides: false };
    const { user } = showTill(tillDouble({ lookUp }, { ...ENROLLED, settings }));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Expired" })).toBeTruthy();
    expect(screen.getByText("It was valid until 31 Dec 2026, 23:59.")).toBeTruthy();
    expect(screen.getByText("Tell the customer:")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /redeem/i })).toBeNull();
  });

  test("[R13] lets a supervisor redeem anyway, with a reason and their PIN", async () => {
    const found = refusedWith({ reason: "expired", endMs: NOW_MS }, { reason: "not-claimed" });
    const approval = { supervisorId: SUPERVISOR.id } as SupervisorApproval;
    const redeem = vi.fn(tillDouble().redeem);
    const approve = vi.fn<Till["approve"]>(async () => ({ kind: "approved", approval }));
    const { user } = showTill(tillDouble({ lookUp: async () => ({ kind: "decided", ...found }), redeem, approve }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Supervisor: redeem anyway" }));
    const sheet = within(screen.getByRole("dialog", { name: "Redeem anyway" }));
    expect(sheet.getByText("This overrides: expired, not given out yet.")).toBeTruthy();
    await user.click(await sheet.findByRole("button", { name: "Go on to the PIN" }));
    expect(sheet.getByText(/Say why/)).toBeTruthy();
    await user.type(sheet.getByLabelText("Reason"), "Regular guest{Enter}");
    await user.keyboard("2468{Enter}");
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(approve).toHaveBeenCalledWith(SUPERVISOR.id, "2468");
    expect(redeem.mock.lastCall?.[1]).toEqual({ override: { approval, note: "Regular guest", serverRefusals: [] } });
  });

  test("[R13] offers no way round what may not be overridden", async () => {
    const lookUp = async () => ({ kind: "decided", ...refusedWith({ reason: "revoked" }) }) as const;
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user);
    await screen.findByRole("heading", { name: "Withdrawn" });
    expect(screen.queryByRole("button", { name: /redeem anyway/ })).toBeNull();
  });

  test("shows a hostile code as text with its invisible characters, never as a link", async () => {
    const shown = { kind: "code", codeType: "qr", value: "javascript:\u202Ealert(1)\u0000" } as const;
    const { user, container } = showTill(
      tillDouble({ lookUp: async () => ({ kind: "decided", ...refusedWith({ reason: "unknown" }), shown }) }),
    );
    await typeCode(user, "anything");
    await screen.findByRole("heading", { name: "Not known" });
    expect(container.querySelector("a")).toBeNull();
    expect(container.textContent).toContain("⟨U+202E⟩");
  });

  test("points out the slip in a mistyped EAN-13", async () => {
    const shown = { kind: "code", codeType: "ean13", value: "9780201379625" } as const;
    const { user } = showTill(
      tillDouble({ lookUp: async () => ({ kind: "decided", ...refusedWith({ reason: "unknown" }), shown }) }),
    );
    await typeCode(user, "9780201379625");
    expect(await screen.findByText(/the last one should be 4/)).toBeTruthy();
  });

  test("asks for the code before it looks nothing up", async () => {
    const lookUp = vi.fn(tillDouble().lookUp);
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user, " ");
    expect(screen.getByText("Enter a code.")).toBeTruthy();
    expect(lookUp).not.toHaveBeenCalled();
  });
});
