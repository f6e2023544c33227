import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { Redeem } from "../../../client/till/till";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, redeemable, tillDouble } from "../../../../test/fixtures/till/till-double";

const onlineOnly: Redeem = { kind: "refused", refusals: [{ reason: "online-only" }], by: "till" };

/** The verdict alone: the camera behind it has a button of the same name. */
const verdict = (name: string) => screen.getByRole("region", { name });

describe("asking the server", () => {
  test.each([
    ["asks the server", ENROLLED, "Asking the server…"],
    ["decides by itself", { ...ENROLLED, network: { kind: "slow" } }, "One moment…"],
  ] as const)("says so where it takes a while and the till %s", async (_, status, words) => {
    const { user } = showTill(tillDouble({ redeem: () => new Promise(() => undefined) }, status));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(screen.queryByRole("button", { name: words })).toBeNull();
    expect(await screen.findByRole("button", { name: words })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Not this one" })).toBeNull();
  });

  test("[R32] what only the network lifts can be tried again, with the receipt that was typed", async () => {
    const { redeem: friendly } = tillDouble();
    const redeem = vi.fn(friendly).mockResolvedValueOnce(onlineOnly);
    const lookUp = async () => ({ kind: "decided", ...redeemable({ receiptWanted: true }) }) as const;
    const { user } = showTill(tillDouble({ lookUp, redeem }));
    await typeCode(user);
    await user.type(await screen.findByLabelText("Receipt number"), "A-17{Enter}");
    expect(await screen.findByRole("heading", { name: "Needs network" })).toBeTruthy();
    await user.click(within(verdict("Needs network")).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(redeem.mock.calls.map(([, details]) => details)).toEqual([{ receipt: "A-17" }, { receipt: "A-17" }]);
  });

  test("[R2] what a till without a network cannot decide is refused on sight, and can be tried with a receipt number", async () => {
    const redeem = vi.fn(tillDouble().redeem);
    const found = { ...redeemable({ receiptWanted: true }), decision: { kind: "refuse", refusals: [{ reason: "needs-lease" }] } } as const;
    const { user } = showTill(tillDouble({ lookUp: async () => ({ kind: "decided", ...found }), redeem }));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Needs network" })).toBeTruthy();
    const shown = within(verdict("Needs network"));
    await user.type(shown.getByLabelText("Receipt number"), "A-18");
    await user.dblClick(shown.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(redeem.mock.calls.map(([, details]) => details)).toEqual([{ receipt: "A-18" }]);
  });

  test("offers no other try where a rule stands against it as well", async () => {
    const refused: Redeem = { kind: "refused", refusals: [{ reason: "revoked" }, { reason: "online-only" }], by: "till" };
    const { user } = showTill(tillDouble({ redeem: async () => refused }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Withdrawn" })).toBeTruthy();
    expect(within(verdict("Withdrawn")).queryByRole("button", { name: "Try again" })).toBeNull();
  });

  test("[R4] says whom to show what the server does not take for good", async () => {
    const { user } = showTill(tillDouble({ redeem: async () => ({ kind: "server-refused" }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Not redeemed" })).toBeTruthy();
    expect(screen.getByText(/show it to a manager/)).toBeTruthy();
  });
});
