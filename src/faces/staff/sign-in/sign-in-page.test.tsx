import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import type { PinWait, SupervisorApproval } from "../../../client/till/till";
import { CASHIER, MINUTE_MS, SUPERVISOR, tillDouble } from "../../../../test/fixtures/till/till-double";

describe("signing in", () => {
  const signedOut = { currentStaff: async () => null };

  test("takes the name and the PIN, and opens the camera", async () => {
    const signIn = vi.fn(tillDouble().signIn);
    const { user } = showTill(tillDouble({ ...signedOut, signIn }));
    await user.click(await screen.findByRole("button", { name: CASHIER.name }));
    await user.keyboard("1357{Enter}");
    expect(await screen.findByRole("button", { name: "Type a code" })).toBeTruthy();
    expect(signIn).toHaveBeenCalledWith(CASHIER.id, "1357");
  });

  test("says how many tries are left", async () => {
    const { user } = showTill(tillDouble({ ...signedOut, signIn: async () => ({ kind: "wrong-pin", triesLeft: 1 }) }));
    await user.click(await screen.findByRole("button", { name: CASHIER.name }));
    await user.keyboard("0000{Enter}");
    expect(await screen.findByText("That is not the PIN. 1 try left.")).toBeTruthy();
  });

  test("[R61] says how long there is to wait, counting down, and takes no digit until then", async () => {
    let wait: PinWait | null = null;
    const signIn = async () => {
      wait = { whose: "person", waitMs: 5 * MINUTE_MS };
      return { kind: "locked", ...wait } as const;
    };
    const { user } = showTill(tillDouble({ ...signedOut, signIn, pinWait: async () => wait }));
    await user.click(await screen.findByRole("button", { name: CASHIER.name }));
    await user.keyboard("0000{Enter}");
    expect(await screen.findByText("Too many wrong tries. Wait 5:00, then try again.")).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "1" }).disabled).toBe(true);
    wait = { whose: "till", waitMs: 1_000 };
    expect(await screen.findByText("Too many wrong tries at this till. Wait 0:01, then try again.", {}, { timeout: 10_000 })).toBeTruthy();
    wait = null;
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "1" }).disabled).toBe(false), { timeout: 10_000 });
  });

  test("[R61] a supervisor lets a cashier try again at once", async () => {
    let wait: PinWait | null = { whose: "person", waitMs: 5 * MINUTE_MS };
    const approve = async () => ({ kind: "approved", approval: { supervisorId: SUPERVISOR.id } as SupervisorApproval }) as const;
    const liftPinWait = vi.fn(async () => {
      wait = null;
    });
    const { user } = showTill(tillDouble({ ...signedOut, approve, liftPinWait, pinWait: async (id) => (id === CASHIER.id ? wait : null) }));
    await user.click(await screen.findByRole("button", { name: CASHIER.name }));
    await user.click(await screen.findByRole("button", { name: "Ask a supervisor" }));
    await user.click(await screen.findByRole("button", { name: "Go on to the PIN" }));
    await user.keyboard("9876");
    await user.click(screen.getByRole("button", { name: "Let them try" }));
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "1" }).disabled).toBe(false));
    await user.keyboard("1357");
    expect(await screen.findByText("4 digits typed")).toBeTruthy();
    expect(liftPinWait).toHaveBeenCalledExactlyOnceWith({ supervisorId: SUPERVISOR.id }, CASHIER.id);
  });

  test("is asked for again when a redemption finds nobody signed in", async () => {
    let isSignedIn = true;
    const till = tillDouble({
      currentStaff: async () => (isSignedIn ? CASHIER : null),
      redeem: async () => {
        isSignedIn = false;
        return { kind: "signed-out" };
      },
    });
    const { user } = showTill(till);
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Who is at the till?" })).toBeTruthy();
  });
});
