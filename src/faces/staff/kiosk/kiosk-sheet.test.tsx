import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { isHeld } from "../../../client/app-shell/held-mark";
import type { SupervisorApproval, TillStatus } from "../../../client/till/till";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, tillDouble } from "../../../../test/fixtures/till/till-double";

afterEach(() => localStorage.clear());

const APPROVED = { kind: "approved", approval: { supervisorId: "s" } as SupervisorApproval } as const;

/** A till that is held or not, as its sheet has it. */
function showKiosk(held: boolean) {
  let tell: (status: TillStatus) => void = () => undefined;
  const statusWith = (now: boolean): TillStatus => ({ ...ENROLLED, held: now });
  const hold = vi.fn(async () => tell(statusWith(true)));
  const release = vi.fn(async () => tell(statusWith(false)));
  const watchStatus = (listener: typeof tell) => {
    tell = listener;
    listener(statusWith(held));
    return () => undefined;
  };
  return { ...showTill(tillDouble({ approve: async () => APPROVED, hold, release, watchStatus })), hold, release };
}

async function approve(user: ReturnType<typeof showKiosk>["user"], ask: string, submit: string) {
  await user.click(await screen.findByRole("button", { name: "This till and its settings" }));
  await user.click(screen.getByRole("button", { name: ask }));
  await user.click(await screen.findByRole("button", { name: "Go on to the PIN" }));
  await user.keyboard("9876");
  await user.click(screen.getByRole("button", { name: submit }));
}

test("[R68] a supervisor holds the browser to the till; other faces can know it, and going back stays", async () => {
  const { user, hold } = showKiosk(false);
  await approve(user, "Kiosk mode", "Turn it on");
  expect(hold).toHaveBeenCalledExactlyOnceWith(APPROVED.approval);
  expect(isHeld()).toBe(true);
  act(() => history.replaceState(null, ""));
  act(() => void window.dispatchEvent(new PopStateEvent("popstate")));
  expect(history.state).toEqual({ held: true });
});

test("[R68] while it is held, nothing that leaves is offered, and a supervisor's PIN ends it", async () => {
  const { user, release } = showKiosk(true);
  await user.click(await screen.findByRole("button", { name: "This till and its settings" }));
  for (const name of [/out of use/, /rescue file/i]) expect(screen.queryByRole("button", { name })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Close" }));
  await approve(user, "Leave kiosk mode", "Leave");
  expect(release).toHaveBeenCalledExactlyOnceWith(APPROVED.approval);
  expect(isHeld()).toBe(false);
});

test("[R68] a touch asks for the whole screen, as long as it is held", async () => {
  const requestFullscreen = vi.fn(async () => undefined);
  Object.defineProperties(document, {
    fullscreenEnabled: { configurable: true, value: true },
    fullscreenElement: { configurable: true, value: null },
  });
  document.documentElement.requestFullscreen = requestFullscreen;
  const { unmount } = showKiosk(true);
  await screen.findByRole("button", { name: "Type a code" });
  fireEvent.pointerUp(document);
  expect(requestFullscreen).toHaveBeenCalledOnce();
  unmount();
  fireEvent.pointerUp(document);
  expect(requestFullscreen).toHaveBeenCalledOnce();
});
