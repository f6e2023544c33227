import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { showTill } from "../../../../test/fixtures/till/show-till";
import { NOT_ENROLLED, NOW_MS, tillDouble } from "../../../../test/fixtures/till/till-double";

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
