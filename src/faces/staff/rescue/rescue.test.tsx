import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { ENROLLED, tillDouble } from "../../../../test/fixtures/till/till-double";
import type { RescueFileMade, RescueTakenIn, Till, TillStatus } from "../../../client/till/till";

const WAITING: TillStatus = { ...ENROLLED, waiting: 2 };
const MADE = { kind: "made", name: "tearoff-rescue-till-1-2026-11-23.txt", text: "{}", items: 2 } as const;
const SAVE = { name: "Save a rescue file" };
const TAKE_IN = { name: "Take in a rescue file" };

let downloaded: string[];
beforeEach(() => {
  downloaded = [];
  URL.createObjectURL = () => "blob:made";
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    downloaded.push(`${this.download} ${this.href}`);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "canShare");
  Reflect.deleteProperty(navigator, "share");
});

function shareWith(share: (shared: { files: readonly File[] }) => Promise<void>, canShare = true): void {
  Object.assign(navigator, { canShare: () => canShare, share });
}

async function openSheet(answers: Partial<Till>, status = WAITING) {
  const shown = showTill(tillDouble(answers, status));
  await shown.user.click(await screen.findByRole("button", { name: "This till and its settings" }));
  return shown;
}

const makes = (made: RescueFileMade): Partial<Till> => ({ makeRescueFile: async () => made });

describe("[R31] saving what waits as a file", () => {
  test("is offered while something waits, and only then", async () => {
    const { unmount } = await openSheet({}, ENROLLED);
    expect(screen.queryByRole("button", SAVE)).toBeNull();
    unmount();
    await openSheet({});
    expect(screen.getByRole("button", SAVE)).toBeTruthy();
  });

  test("goes to the downloads where the browser cannot share, and says what to do with it", async () => {
    const { user } = await openSheet(makes(MADE));
    await user.click(screen.getByRole("button", SAVE));
    expect(await screen.findByText(`Saved to the downloads: ${MADE.name}`)).toBeTruthy();
    expect(screen.getByText(/Take it in at another till.*nothing counts twice/)).toBeTruthy();
    expect(downloaded).toEqual([`${MADE.name} blob:made`]);
  });

  test("goes to another app where the browser can share it", async () => {
    const shared: string[] = [];
    shareWith(async ({ files }) => void shared.push(...files.map(({ name, type }) => `${name} ${type}`)));
    const { user } = await openSheet(makes(MADE));
    await user.click(screen.getByRole("button", SAVE));
    expect(await screen.findByText(`Sent: ${MADE.name}`)).toBeTruthy();
    expect(shared).toEqual([`${MADE.name} text/plain`]);
    expect(downloaded).toEqual([]);
  });

  test.each([
    ["the browser shares no such file", () => shareWith(() => Promise.reject(new Error("not asked")), false)],
    ["the browser lets nobody share now", () => shareWith(() => Promise.reject(new DOMException("too late", "NotAllowedError")))],
  ])("goes to the downloads where %s", async (_, prepare) => {
    prepare();
    const { user } = await openSheet(makes(MADE));
    await user.click(screen.getByRole("button", SAVE));
    expect(await screen.findByText(`Saved to the downloads: ${MADE.name}`)).toBeTruthy();
  });

  test("that nobody chose an app for can still be kept on the device", async () => {
    shareWith(() => Promise.reject(new DOMException("closed", "AbortError")));
    const { user } = await openSheet(makes(MADE));
    await user.click(screen.getByRole("button", SAVE));
    expect(await screen.findByText("The file was not sent anywhere.")).toBeTruthy();
    expect(downloaded).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Save on this device" }));
    expect(screen.getByText(`Saved to the downloads: ${MADE.name}`)).toBeTruthy();
    expect(downloaded).toEqual([`${MADE.name} blob:made`]);
  });

  test.each([
    ["nothing-waits", /nothing to save/],
    ["not-certified", /reach the server once first/],
    ["too-large", /Bring this device back to the network/],
  ] as const)("says why there is none: %s", async (kind, words) => {
    const { user } = await openSheet(makes({ kind }));
    await user.click(screen.getByRole("button", SAVE));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(downloaded).toEqual([]);
  });

  test("is offered in plain sight where the server does not know the till, with somebody at it or nobody", async () => {
    const turnedAway: TillStatus = { ...WAITING, network: { kind: "turned-away" } };
    const { unmount } = showTill(tillDouble({}, turnedAway));
    await screen.findByRole("button", { name: "Type a code" });
    expect(screen.getByRole("button", SAVE)).toBeTruthy();
    unmount();
    showTill(tillDouble({ currentStaff: async () => null }, turnedAway));
    await screen.findByRole("heading", { name: "Who is at the till?" });
    expect(screen.getByRole("button", SAVE)).toBeTruthy();
  });

  test("is out of the way of a till that only waits for its network", async () => {
    showTill(tillDouble({}, { ...WAITING, network: { kind: "offline", sinceMs: 0 } }));
    await screen.findByRole("button", { name: "Type a code" });
    expect(screen.queryByRole("button", SAVE)).toBeNull();
  });
});

describe("[R31] taking a file in", () => {
  const counts = { redemptions: 0, undone: 0, conflicts: 0, known: 0, refused: 0 };
  const taken = (some: Partial<typeof counts>): RescueTakenIn => {
    return { kind: "taken", tillName: "Till 2", storeName: "Central", counts: { ...counts, ...some } };
  };

  async function takeIn(said: RescueTakenIn) {
    const given: Blob[] = [];
    const { user } = await openSheet({ takeInRescueFile: async (file) => (given.push(file), said) });
    const input = document.querySelector<HTMLInputElement>("dialog input[type=file]");
    if (input === null) throw new Error("no file can be chosen");
    const chosen = vi.spyOn(input, "click");
    await user.click(screen.getByRole("button", TAKE_IN));
    expect(chosen).toHaveBeenCalledOnce();
    const file = new File(["{}"], MADE.name, { type: "text/plain" });
    await user.upload(input, file);
    await waitFor(() => expect(given).toEqual([file]));
  }

  test("says beforehand that it needs the network", async () => {
    await openSheet({});
    expect(screen.getByRole("button", { ...TAKE_IN, description: /needs the network/ })).toBeTruthy();
  });

  test.each([
    [taken({ redemptions: 2, undone: 1 }), "2 redemptions are now with the server. 1 redemption was undone."],
    [taken({ redemptions: 1, conflicts: 1 }), "1 redemption is now with the server. 1 redemption is in conflict; a manager sees it."],
    [taken({ known: 3, refused: 1 }), "1 could not be used; the server keeps it. 3 were known to the server already."],
    [taken({}), "It held nothing new."],
  ])("says whose file it was and what came of it: %j", async (said, words) => {
    await takeIn(said);
    expect(await screen.findByText("Taken in: Till 2, Central.")).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
  });

  test.each([
    ["not-a-rescue-file", /begins with “tearoff-rescue”/],
    ["foreign", /a till of the shop that it comes from/],
    ["damaged", /another copy/],
    ["not-all-taken", /Tell a manager, and keep the file/],
    ["no-network", /needs the network. Keep the file/],
    ["server-trouble", /try again in a minute/],
    ["turned-away", /^Take the file in at another till/],
  ] as const)("says what to do where it was not taken: %s", async (kind, words) => {
    await takeIn({ kind });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByText(/^Taken in/)).toBeNull();
  });
});
