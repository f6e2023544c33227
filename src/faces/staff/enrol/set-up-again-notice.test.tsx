import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { showTill, typeCode } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, NOT_ENROLLED, tillDouble } from "../../../../test/fixtures/till/till-double";
import type { TillStatus } from "../../../client/till/till";

const cleared = (lost: number | null): TillStatus => ({ ...NOT_ENROLLED, enrolment: { kind: "cleared", lost } });

/** An enrolled till's screens; `tell`: how the till stands from now on. */
function showEnrolled() {
  let tell: (status: TillStatus) => void = () => undefined;
  const watchStatus = (listener: typeof tell) => {
    tell = listener;
    listener(ENROLLED);
    return () => undefined;
  };
  return { ...showTill(tillDouble({ watchStatus })), tell: (status: TillStatus) => act(() => tell(status)) };
}

describe("a till whose storage was cleared", () => {
  test.each([
    [0, /The server had everything already/],
    [1, /^1 redemption or undo had not reached the server and is lost/],
    [12, /^12 redemptions or undos had not reached the server and are lost/],
    [null, /^What had not reached the server is lost/],
  ])("[R29] says so, and what is lost of %s that waited", async (lost, words) => {
    showTill(tillDouble({}, cleared(lost)));
    expect(await screen.findByText(/storage was cleared, so this device is no longer a till/)).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Set up this till" })).toBeTruthy();
  });

  test("[R1] takes what it had redeemed off the screen, and does not show it again once it is set up", async () => {
    const { user, tell } = showEnrolled();
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await screen.findByRole("heading", { name: "Redeemed" });

    tell(cleared(1));
    await screen.findByRole("heading", { name: "Set up this till" });
    expect(screen.queryByRole("heading", { name: "Redeemed" })).toBeNull();
    tell(ENROLLED);
    expect(await screen.findByRole("heading", { name: "Scan a coupon" })).toBeTruthy();
  });

  test("counts as ready offline only once its files are kept again", async () => {
    const { services, tell } = showEnrolled();
    act(() => services.readiness.store.setState({ filesKept: true, decoderRuns: true }));
    tell(cleared(0));
    expect(services.readiness.store.getState().filesKept).toBe(false);
  });
});
