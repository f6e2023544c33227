import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { SupervisorApproval } from "../../../client/till/till";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { tillDouble } from "../../../../test/fixtures/till/till-double";

const APPROVED = { kind: "approved", approval: { supervisorId: "s" } as SupervisorApproval } as const;

async function goToPin(till: ReturnType<typeof tillDouble>) {
  const { user } = showTill(till);
  await user.click(await screen.findByRole("button", { name: "This till and its settings" }));
  await user.click(screen.getByRole("button", { name: "Take this till out of use" }));
  expect(screen.getByText(/gives back the uses that it holds.*ask a manager for a one-time code/)).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: "Go on to the PIN" }));
  await user.keyboard("9876");
  await user.click(await screen.findByRole("button", { name: "Take out of use" }));
  return user;
}

test("[R30] a supervisor takes the till out of use with their PIN", async () => {
  const takeOut = vi.fn(async () => ({ kind: "leaving" }) as const);
  await goToPin(tillDouble({ approve: async () => APPROVED, takeOut }));
  expect(takeOut).toHaveBeenCalledExactlyOnceWith(APPROVED.approval);
});

test("without a network it says so, and the till stays in use", async () => {
  await goToPin(tillDouble({ approve: async () => APPROVED, takeOut: async () => ({ kind: "no-network" }) }));
  expect((await screen.findByRole("alert")).textContent).toContain("This needs the network.");
  expect(screen.getByRole("button", { name: "Go on to the PIN" })).toBeTruthy();
});

test("a wrong PIN takes nothing out of use", async () => {
  const takeOut = vi.fn(async () => ({ kind: "leaving" }) as const);
  await goToPin(tillDouble({ approve: async () => ({ kind: "wrong-pin", triesLeft: 4 }), takeOut }));
  expect(await screen.findByText(/4 tries/)).toBeTruthy();
  expect(takeOut).not.toHaveBeenCalled();
});
