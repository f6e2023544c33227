import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { redeemable, refusedWith, tillDouble } from "../../../../test/fixtures/till/till-double";

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

  test("looks its code up when it goes silent, where nothing ends it", async () => {
    const lookUp = vi.fn(tillDouble().lookUp);
    showTill(tillDouble({ lookUp }));
    await screen.findByRole("button", { name: "Type a code" });
    for (const key of "TEAR-0001") fireEvent.keyDown(document.body, { key });
    await waitFor(() => expect(lookUp).toHaveBeenCalledWith({ text: "TEAR-0001", symbology: null }));
  });

  test("[R56] whose code only its keys’ places tell has advice given, once", async () => {
    const unknown = refusedWith({ reason: "unknown" });
    const { user, unmount } = showTill(
      tillDouble({ lookUp: async ({ text }) => ({ kind: "decided", ...(text === "ESP-0001" ? redeemable() : unknown) }) }),
    );
    const keys = [..."ESPß0001"].map((key) => ({ key, shiftKey: /[A-Z]/.test(key), code: key === "ß" ? "Minus" : "" }));
    const scan = async () => {
      await screen.findByRole("button", { name: "Type a code" });
      for (const key of [...keys, { key: "Enter" }]) fireEvent.keyDown(document.body, key);
      await user.click(await screen.findByRole("button", { name: "Not this one" }));
    };
    await scan();
    expect(await screen.findByText(/types as on another keyboard/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await scan();
    expect(screen.queryByText(/types as on another keyboard/)).toBeNull();
    unmount();
  });

  test("is not mistaken for a PIN typed fast into a sheet", async () => {
    const lookUp = vi.fn(tillDouble().lookUp);
    const { user } = showTill(tillDouble({ lookUp }));
    await user.click(await screen.findByRole("button", { name: "This till and its settings" }));
    expect(wedge("2468")).toBe(true);
    expect(lookUp).not.toHaveBeenCalled();
  });
});
