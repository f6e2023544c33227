import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { showTill } from "../../../test/fixtures/till/show-till";
import { ENROLLED, NOT_ENROLLED, NOW_MS, tillDouble } from "../../../test/fixtures/till/till-double";
import type { TillStatus } from "../../client/till/till";

const REVOKED: TillStatus = { ...ENROLLED, enrolment: { kind: "revoked" }, waiting: 3 };

describe("a till that a manager took out of use", () => {
  test("[R30] redeems nothing more, and says how much it has yet to hand over", async () => {
    showTill(tillDouble({}, REVOKED));
    expect(await screen.findByRole("heading", { name: "This till was taken out of use" })).toBeTruthy();
    expect(screen.getByText("3 still to hand over to the server.")).toBeTruthy();
    expect(screen.getByText(/goes on by itself. Leave this page open/)).toBeTruthy();
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Save a rescue file"]);
  });

  test("[R30] says that it waits for the network, where there is none", async () => {
    showTill(tillDouble({}, { ...REVOKED, network: { kind: "offline", sinceMs: NOW_MS } }));
    expect(await screen.findByText(/There is no network now/)).toBeTruthy();
  });

  test.each([
    [0, /had all its redemptions already/],
    [1, /1 redemption was handed over/],
    [12, /12 redemptions were handed over/],
  ])("[R30] can be set up again once it has handed over, and says what became of %i redemptions", async (handedOver, words) => {
    showTill(tillDouble({}, { ...NOT_ENROLLED, enrolment: { kind: "signed-out", handedOver } }));
    expect(await screen.findByRole("heading", { name: "Set up this till" })).toBeTruthy();
    expect(screen.getByText("This till was taken out of use.")).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
  });

  test("a till that was never set up has nobody to blame for it", async () => {
    showTill(tillDouble({}, NOT_ENROLLED));
    await screen.findByRole("heading", { name: "Set up this till" });
    expect(screen.queryByText(/taken out of use/)).toBeNull();
  });

  test("[R24] who was signed in before is not signed in at the till that it becomes", async () => {
    let tell: (status: TillStatus) => void = () => undefined;
    let staff: Awaited<ReturnType<ReturnType<typeof tillDouble>["currentStaff"]>> = await tillDouble().currentStaff();
    showTill(
      tillDouble({
        currentStaff: async () => staff,
        watchStatus(listener) {
          tell = listener;
          listener(ENROLLED);
          return () => undefined;
        },
      }),
    );
    await screen.findByRole("button", { name: "Type a code" });
    staff = null;
    act(() => tell({ ...NOT_ENROLLED, enrolment: { kind: "signed-out", handedOver: 0 } }));
    await screen.findByRole("heading", { name: "Set up this till" });
    act(() => tell(ENROLLED));
    expect(await screen.findByRole("heading", { name: "Who is at the till?" })).toBeTruthy();
  });
});
