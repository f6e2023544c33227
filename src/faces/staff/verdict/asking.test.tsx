import { act, renderHook, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Redeem } from "../../../client/till/till";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, tillDouble } from "../../../../test/fixtures/till/till-double";
import { useLasting } from "./use-lasting";

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
    const { user } = showTill(tillDouble({ redeem }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Needs network" })).toBeTruthy();
    await user.click(within(verdict("Needs network")).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(redeem.mock.calls[1]).toEqual(redeem.mock.calls[0]);
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

describe("what lasts", () => {
  afterEach(() => void vi.useRealTimers());

  test("is told from what is over before anybody could read it", () => {
    vi.useFakeTimers();
    const { result, rerender } = renderHook(({ isSo }) => useLasting(isSo, 150), { initialProps: { isSo: true } });
    act(() => void vi.advanceTimersByTime(149));
    expect(result.current).toBe(false);
    rerender({ isSo: false });
    act(() => void vi.advanceTimersByTime(1000));
    expect(result.current).toBe(false);
    rerender({ isSo: true });
    act(() => void vi.advanceTimersByTime(150));
    expect(result.current).toBe(true);
    rerender({ isSo: false });
    expect(result.current).toBe(false);
  });
});
