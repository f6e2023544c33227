import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { CouponId } from "../../domain/coupon/coupon-id";
import type { SupervisorApproval, Till } from "../../client/till/till";
import {
  CASHIER,
  couponWith,
  ENROLLED,
  listed,
  MINUTE_MS,
  NOT_ENROLLED,
  NOW_MS,
  redeemable,
  refusedWith,
  SUPERVISOR,
  tillDouble,
} from "../../../test/fixtures/till/till-double";
import { showTill } from "../../../test/fixtures/till/show-till";

const MIDNIGHT = Date.UTC(2026, 11, 31, 16);

async function typeCode(user: ReturnType<typeof showTill>["user"], text = "TEAR-0001") {
  await user.click(await screen.findByRole("button", { name: "Type a code" }));
  await user.type(screen.getByLabelText("Code"), `${text}{Enter}`);
}

describe("redeeming", () => {
  test("goes type, Enter, Enter, Enter: looked up, redeemed, next customer", async () => {
    const { user } = showTill(tillDouble());
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Can be redeemed" })).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(screen.getByText("Key in DISCOUNT 12")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("button", { name: "Type a code" })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Redeemed" })).toBeNull();
  });

  test("[R1] pressed twice is one redemption, and it stays on screen", async () => {
    const redeem = vi.fn(tillDouble().redeem);
    const { user } = showTill(tillDouble({ redeem }));
    await typeCode(user);
    await user.dblClick(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
    // A browser sends the second half of the double press to what stands there by now.
    fireEvent.click(screen.getByRole("button", { name: "Next customer" }), { detail: 2 });
    expect(screen.getByRole("heading", { name: "Redeemed" })).toBeTruthy();
    expect(redeem).toHaveBeenCalledOnce();
  });

  test("says what the coupon is and how long it is good for before anything is redeemed", async () => {
    const found = redeemable({ period: { startMs: null, endMs: MIDNIGHT } });
    const lookUp = async () =>
      ({ kind: "decided", ...found, decision: { kind: "redeem", remaining: 11, marks: [] } }) as const;
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user);
    expect(await screen.findByText("Free flat white")).toBeTruthy();
    expect(screen.getByText("Valid until 31 Dec 2026, 23:59. 11 uses left after this one.")).toBeTruthy();
  });

  test("asks for the receipt number where the coupon wants it, and Enter in it redeems", async () => {
    const redeem = vi.fn(tillDouble().redeem);
    const lookUp = async () => ({ kind: "decided", ...redeemable({ receiptWanted: true }) }) as const;
    const { user } = showTill(tillDouble({ lookUp, redeem }));
    await typeCode(user);
    await user.type(await screen.findByLabelText("Receipt number"), "A-17{Enter}");
    await screen.findByRole("heading", { name: "Redeemed" });
    expect(redeem.mock.lastCall?.[1]).toEqual({ receipt: "A-17" });
  });

  test("redeems at once where the workspace says so", async () => {
    const status = { ...ENROLLED, settings: ENROLLED.settings && { ...ENROLLED.settings, instantRedeem: true } };
    const { user } = showTill(tillDouble({}, status));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Redeemed" })).toBeTruthy();
  });

  test("[R25] has the date checked where the till is not sure of its clock", async () => {
    const found = redeemable({ period: { startMs: null, endMs: MIDNIGHT } });
    const lookUp = async () =>
      ({ kind: "decided", ...found, decision: { kind: "redeem", remaining: null, marks: ["period-uncertain"] } }) as const;
    const { user } = showTill(tillDouble({ lookUp }));
    await typeCode(user);
    expect(await screen.findByRole("heading", { name: "Check the date" })).toBeTruthy();
    expect(screen.getByText(/not sure of its clock. Valid until 31 Dec 2026, 23:59/)).toBeTruthy();
  });

  test("[R1] is never shown as redeemed when the device could not store it", async () => {
    const { user } = showTill(tillDouble({ redeem: async () => ({ kind: "not-stored" }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Not redeemed" })).toBeTruthy();
    expect(screen.getByText(/scan again/)).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Redeemed" })).toBeNull();
  });

  test("shows the refusal that came up between the look and the press", async () => {
    const refusals = [{ reason: "revoked" }] as const;
    const { user } = showTill(tillDouble({ redeem: async () => ({ kind: "refused", refusals }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    expect(await screen.findByRole("heading", { name: "Withdrawn" })).toBeTruthy();
  });

  test("can be undone for as long as the window is open", async () => {
    const { user } = showTill(tillDouble());
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await user.click(await screen.findByRole("button", { name: "Undo (10:00)" }));
    expect(await screen.findByRole("heading", { name: "Undone" })).toBeTruthy();
  });

  test("says why it was not undone", async () => {
    const { user } = showTill(tillDouble({ undo: async () => ({ kind: "too-late", untilMs: NOW_MS }) }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    expect(await screen.findByText(/Not undone: the time for it is over/)).toBeTruthy();
  });

  test("[R18] asks which coupon it is where several have the code", async () => {
    const tea = couponWith({ couponId: "TEA" as CouponId, title: "Free tea" });
    const candidates = [redeemable(), { ...redeemable(), coupon: tea }];
    const redeem = vi.fn(tillDouble().redeem);
    const { user } = showTill(tillDouble({ lookUp: async () => ({ kind: "choose", candidates }), redeem }));
    await typeCode(user);
    await user.click(await screen.findByRole("button", { name: /Free tea/ }));
    await user.click(await screen.findByRole("button", { name: "Redeem" }));
    await screen.findByRole("heading", { name: "Redeemed" });
    expect(redeem.mock.lastCall?.[0].coupon?.title).toBe("Free tea");
  });
});

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
    expect(redeem.mock.lastCall?.[1]).toEqual({ override: { approval, note: "Regular guest" } });
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

describe("a scanner that types", () => {
  /** Types as fast as such a scanner; false where its Enter was kept from pressing what has the focus. */
  function wedge(text: string): boolean {
    const target = document.activeElement ?? document.body;
    for (const key of text) fireEvent.keyDown(target, { key });
    return fireEvent.keyDown(target, { key: "Enter" });
  }

  test("looks its code up, and its Enter redeems nothing", async () => {
    const lookUp = vi.fn(tillDouble().lookUp);
    showTill(tillDouble({ lookUp }));
    await screen.findByRole("button", { name: "Type a code" });
    wedge("TEAR-0001");
    await screen.findByRole("button", { name: "Redeem" });
    expect(wedge("TEAR-0002")).toBe(false);
    await waitFor(() => expect(lookUp).toHaveBeenLastCalledWith({ text: "TEAR-0002", symbology: null }));
  });

  test("is not mistaken for a PIN typed fast into a sheet", async () => {
    const lookUp = vi.fn(tillDouble().lookUp);
    const { user } = showTill(tillDouble({ lookUp }));
    await user.click(await screen.findByRole("button", { name: "This till and its settings" }));
    expect(wedge("2468")).toBe(true);
    expect(lookUp).not.toHaveBeenCalled();
  });
});

describe("setting the till up", () => {
  test("has its heading and tells what to do, with or without a network", async () => {
    showTill(tillDouble({}, { ...NOT_ENROLLED, network: { kind: "offline", sinceMs: NOW_MS } }));
    expect(await screen.findByRole("heading", { name: "Set up this till" })).toBeTruthy();
    expect(screen.getByText(/Scan the code that the server shows, or type it/)).toBeTruthy();
  });

  test("hands the code over as it was typed", async () => {
    const enrol = vi.fn(tillDouble().enrol);
    const { user } = showTill(tillDouble({ enrol }, NOT_ENROLLED));
    await user.type(await screen.findByLabelText("One-time code"), "abcd-efgh-jklm");
    await user.type(screen.getByLabelText(/Name of this till/), "Counter left{Enter}");
    expect(enrol).toHaveBeenCalledWith("abcd-efgh-jklm", "Counter left");
  });

  test("takes the code from the address, and out of it", async () => {
    showTill(tillDouble({}, NOT_ENROLLED));
    await screen.findByLabelText("One-time code");
    location.hash = "#enrol=ABCD-EFGH-JKLM";
    expect(await screen.findByDisplayValue("ABCD-EFGH-JKLM")).toBeTruthy();
    expect(location.href).not.toContain("ABCD");
  });

  test.each([
    ["code-unknown", /does not know this code/],
    ["code-used", /has been used for another till/],
    ["code-expired", /too old. Ask for a new one/],
    ["no-code-in-link", /There is no code in this/],
    ["already-enrolled", /is a till already/],
    ["no-network", /server can’t be reached/],
    ["server-trouble", /Try again in a minute/],
  ] as const)("says what to do about %s", async (kind, words) => {
    const { user } = showTill(tillDouble({ enrol: async () => ({ kind }) }, NOT_ENROLLED));
    await user.type(await screen.findByLabelText("One-time code"), "ABCD{Enter}");
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test("asks for the code where there is none", async () => {
    const { user } = showTill(tillDouble({}, NOT_ENROLLED));
    await user.click(await screen.findByRole("button", { name: "Set up this till" }));
    expect(screen.getByText("Type the code first.")).toBeTruthy();
  });
});

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

describe("today", () => {
  async function openToday(till: Till) {
    const shown = showTill(till);
    await shown.user.click(await screen.findByRole("button", { name: /^Today/ }));
    return shown;
  }
  const watch = (...list: readonly ReturnType<typeof listed>[]): Partial<Till> => ({
    watchToday(listener) {
      listener(list);
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
    [{ kind: "conflict", cause: "double", seen: false }, /Conflict: the code was already redeemed elsewhere/],
    [{ kind: "refused", seen: false }, /The server kept this aside/],
  ] as const)("says where a redemption stands: %j", async (state, words) => {
    await openToday(tillDouble(watch(listed({ state }))));
    expect(screen.getByText(words)).toBeTruthy();
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
    expect(screen.getAllByRole("button", { name: /^Undo/ })).toHaveLength(1);
  });

  test("lets a person say that they have seen a conflict", async () => {
    const markSeen = vi.fn(tillDouble().markSeen);
    const { user } = await openToday(
      tillDouble({ ...watch(listed({ state: { kind: "conflict", cause: "cap", seen: false } })), markSeen }),
    );
    await user.click(screen.getByRole("button", { name: "Seen" }));
    expect(markSeen).toHaveBeenCalledWith("key-1");
  });
});

describe("a till that was taken out of use", () => {
  test("[R30] redeems nothing more, and says what must not be lost", async () => {
    showTill(tillDouble({}, { ...ENROLLED, enrolment: { kind: "revoked" }, waiting: 3 }));
    expect(await screen.findByRole("heading", { name: "This till was taken out of use" })).toBeTruthy();
    expect(screen.getByText(/3 redemptions here have not reached the server/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("a new version", () => {
  const update = { phase: "ready", apply: () => undefined } as const;

  test("is offered over the camera, never in the middle of a verdict", async () => {
    const { user } = showTill(tillDouble(), update);
    expect(await screen.findByText("A new version is ready.")).toBeTruthy();
    await typeCode(user);
    await screen.findByRole("heading", { name: "Can be redeemed" });
    expect(screen.queryByText("A new version is ready.")).toBeNull();
  });
});
