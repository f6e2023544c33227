import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { tillDouble } from "../../../../test/fixtures/till/till-double";

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
