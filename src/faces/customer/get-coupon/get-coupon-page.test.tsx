import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ClaimDesk, ClaimReply, OfferReply } from "./ask-to-claim";
import { browserName } from "./browser-name";
import { GetCouponPage } from "./get-coupon-page";

const OFFER: OfferReply = { kind: "offer", shop: "Corner shop", title: "Two for one", description: "", bannerUrl: null, logoUrl: null, colour: null, termsText: "", asksContact: false };

function openLink(offer: OfferReply, ...claims: ClaimReply[]) {
  const said: (string | undefined)[] = [];
  const went: string[] = [];
  const desk: ClaimDesk = { offer: async () => offer, claim: async (_address, reach) => (said.push(reach), claims.shift() ?? { kind: "no-answer" }) };
  render(<GetCouponPage address="1-TWO" deps={{ desk, goTo: (path) => void went.push(path) }} />);
  return { said, went };
}

test("[R89] one press leads to the coupon", async () => {
  const { went } = openLink(OFFER, { kind: "claimed", token: "mine" });
  await userEvent.click(await screen.findByRole("button", { name: "Get this coupon" }));
  expect(went).toEqual(["/c/mine"]);
});

test("[R89] who has it in this browser goes on to it at once", async () => {
  const { went } = openLink({ kind: "claimed", token: "mine" });
  await expect.poll(() => went).toEqual(["/c/mine"]);
});

test("[R89] where the coupon asks for it, a number or address is said first, in full", async () => {
  const { said, went } = openLink({ ...OFFER, asksContact: true }, { kind: "not-reachable" }, { kind: "claimed", token: "mine" });
  const field = await screen.findByRole("textbox", { name: "Your phone number or email" });
  await userEvent.type(field, "Ana{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("with its country’s prefix");
  await userEvent.clear(field);
  await userEvent.type(field, "ana@example.com{Enter}");
  expect([said, went]).toEqual([["Ana", "ana@example.com"], ["/c/mine"]]);
});

test("[R51] who gets none reads the coupon's own words, and has nothing to press", async () => {
  openLink(OFFER, { kind: "refused", reason: "allDistributed", wording: "All gone. Come again in May." });
  await userEvent.click(await screen.findByRole("button", { name: "Get this coupon" }));
  expect(await screen.findByText("All gone. Come again in May.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Get this coupon" })).toBeNull();
});

test("without a network it says so, and can be tried again", async () => {
  openLink(OFFER, { kind: "no-answer" }, { kind: "no-answer" });
  const get = await screen.findByRole("button", { name: "Get this coupon" });
  await userEvent.click(get);
  expect(await screen.findByText("The shop’s server can’t be reached now.")).toBeDefined();
  expect((get as HTMLButtonElement).disabled).toBe(false);
});

test("a link where nothing is to be had says that there is no coupon", async () => {
  openLink({ kind: "unknown" });
  expect(await screen.findByRole("heading", { name: "There is no coupon at this link" })).toBeDefined();
});

test("[R89] a browser keeps its name, and has one where it keeps nothing", () => {
  const first = browserName(() => localStorage)();
  expect(browserName(() => localStorage)()).toBe(first);
  const without = browserName(() => {
    throw new Error("not allowed");
  });
  expect(without()).toMatch(/^[0-9a-f-]{36}$/);
  expect(without()).toBe(without());
});
