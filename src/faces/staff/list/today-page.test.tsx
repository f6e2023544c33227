import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { RedemptionState, SupervisorApproval, Till } from "../../../client/till/till";
import type { Resolution } from "../../../domain/sync/resolve-conflict";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, listed, NOW_MS, tillDouble } from "../../../../test/fixtures/till/till-double";

const conflict = (resolution: Resolution | null): RedemptionState => ({ kind: "conflict", cause: "double", seen: false, resolution });

describe("today", () => {
  async function openToday(till: Till) {
    const shown = showTill(till);
    await shown.user.click(await screen.findByRole("button", { name: /^Today/ }));
    return shown;
  }
  const watch = (...list: readonly ReturnType<typeof listed>[]): Partial<Till> => ({
    watchDay(daysAgo, listener) {
      listener(daysAgo === 0 ? list : []);
      return () => undefined;
    },
  });

  test("says that there is nothing yet", async () => {
    await openToday(tillDouble());
    expect(screen.getByText("Nothing redeemed today")).toBeTruthy();
  });

  test.each([
    [{ kind: "waiting" }, "Waiting for the network"],
    [{ kind: "sending" }, "Being sent"],
    [{ kind: "confirmed" }, "Confirmed by the server"],
    [{ kind: "parked" }, /Set aside/],
    [{ kind: "undone", acknowledged: true }, "Undone"],
    [{ kind: "undone", acknowledged: false }, "Undone, waiting for the network"],
    [conflict(null), /Conflict: the code was already redeemed elsewhere. A manager decides/],
    [conflict("loss"), /accepted it as a loss/],
    [conflict("fraud"), /marked it as fraud/],
    [conflict("promoted"), /this one counts/],
    [{ kind: "refused", seen: false }, /The server kept this aside/],
  ] as const)("says where a redemption stands: %j", async (state, words) => {
    await openToday(tillDouble(watch(listed({ state }))));
    expect(screen.getByText(words)).toBeTruthy();
  });

  test("[R12] shows the days before, where a supervisor can still undo", async () => {
    const yesterdays = listed({ couponTitle: "Tea for two", undoUntilMs: NOW_MS - 1, state: { kind: "confirmed" } });
    const { user } = await openToday(
      tillDouble({
        watchDay(daysAgo, listener) {
          listener(daysAgo === 1 ? [yesterdays] : []);
          return () => undefined;
        },
      }),
    );
    await user.click(screen.getByRole("button", { name: "Day before" }));
    expect(screen.getByRole("heading", { name: "Yesterday" })).toBeTruthy();
    expect(screen.getByText("Tea for two")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Undo with a supervisor" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Day before" }));
    expect(screen.getByText("Nothing redeemed that day")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Today" }));
    expect(screen.getByText("Nothing redeemed today")).toBeTruthy();
  });

  test("counts what waits", async () => {
    await openToday(tillDouble(watch(listed()), { ...ENROLLED, waiting: 3 }));
    expect(screen.getByText("3 wait for the network.")).toBeTruthy();
  });

  test("[R12] undoes within the window only", async () => {
    const undo = vi.fn(tillDouble().undo);
    const old = listed({ redemptionKey: "key-2", undoUntilMs: NOW_MS - 1 });
    const { user } = await openToday(tillDouble({ ...watch(listed(), old), undo }));
    await user.click(screen.getByRole("button", { name: "Undo (9:00)" }));
    expect(undo.mock.lastCall?.[0]).toBe("key-1");
    expect(screen.getAllByRole("button", { name: /^Undo \(/ })).toHaveLength(1);
  });

  test("lets a person say that they have seen a conflict", async () => {
    const markSeen = vi.fn(tillDouble().markSeen);
    const { user } = await openToday(
      tillDouble({ ...watch(listed({ state: { kind: "conflict", cause: "cap", seen: false, resolution: null } })), markSeen }),
    );
    await user.click(screen.getByRole("button", { name: "Seen" }));
    expect(markSeen).toHaveBeenCalledWith("key-1");
  });

  test("[R12] what the cashier may not undo any more, a supervisor does, with a reason", async () => {
    const approval = { supervisorId: "staff-s" } as SupervisorApproval;
    const undo = vi.fn(async () => ({ kind: "undone" }) as const);
    const late = listed({ undoUntilMs: NOW_MS - 1, state: { kind: "confirmed" } });
    const { user } = await openToday(tillDouble({ ...watch(late), undo, approve: async () => ({ kind: "approved", approval }) }));
    await user.click(screen.getByRole("button", { name: "Undo with a supervisor" }));
    await user.click(await screen.findByRole("button", { name: "Go on to the PIN" }));
    expect(screen.getByText(/Say why/)).toBeTruthy();
    await user.type(screen.getByLabelText("Reason"), "Wrong coupon{Enter}");
    await user.keyboard("9876");
    await user.click(screen.getByRole("button", { name: "Undo it" }));
    expect(undo).toHaveBeenCalledExactlyOnceWith(late.redemptionKey, "Wrong coupon", approval);
  });
});
