import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { CASHIER, MINUTE_MS, NOW_MS, tillDouble } from "../../../../test/fixtures/till/till-double";

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

  test("says until when it is locked, and takes no digit until then", async () => {
    const untilMs = NOW_MS + 5 * MINUTE_MS;
    const { user } = showTill(tillDouble({ ...signedOut, signIn: async () => ({ kind: "locked", untilMs }) }));
    await user.click(await screen.findByRole("button", { name: CASHIER.name }));
    await user.keyboard("0000{Enter}");
    expect(await screen.findByText(/Wait until 14:07/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "1" }).disabled).toBe(true);
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
