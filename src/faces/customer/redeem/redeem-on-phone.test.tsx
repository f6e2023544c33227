import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { PhoneRedemptionRequest } from "../../../contract/messages/phone-redemption";
import type { PhoneWays } from "../../../domain/coupon/phone-methods";
import type { RedeemReply } from "./ask-to-redeem";
import { RedeemOnPhone } from "./redeem-on-phone";

const CENTRE = { id: "1", name: "Centre", hasPin: true };
const HARBOUR = { id: "2", name: "Harbour", hasPin: false };

beforeEach(() => {
  // jsdom has no dialogs of its own.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

function show(ways: PhoneWays, ...replies: RedeemReply[]) {
  const said: PhoneRedemptionRequest[] = [];
  render(<RedeemOnPhone token="mine" ways={ways} redeem={async (_token, request) => (said.push(request), replies.shift() ?? { kind: "no-answer" })} />);
  return said;
}

function slideTo(...places: number[]) {
  const slider = screen.getByRole("slider", { name: "Slide to redeem" });
  for (const place of places) fireEvent.change(slider, { target: { value: String(place) } });
}

test("[R90] the cashier types the store's PIN, and a wrong one is said", async () => {
  const said = show({ methods: ["store-pin"], stores: [CENTRE, HARBOUR] }, { kind: "wrong-pin" }, { kind: "redeemed", atMs: 1, registerText: "Key in 12" });
  await userEvent.click(screen.getByRole("button", { name: "Redeem with the store’s PIN" }));
  const press = async (pin: string) => {
    await userEvent.keyboard(pin);
    await userEvent.click(screen.getByRole("button", { name: "Redeem" }));
  };
  await press("1234");
  expect(await screen.findByText("That is not this store’s PIN.")).toBeDefined();
  await press("4711");
  expect(await screen.findByText("Key in 12")).toBeDefined();
  expect(said.map(({ storeId, pin, method }) => [storeId, pin, method])).toEqual([["1", "1234", "store-pin"], ["1", "4711", "store-pin"]]);
});

test("[R91] slid to its end it redeems, at the store that was chosen; a lost answer is asked for under the same key", async () => {
  const said = show({ methods: ["self"], stores: [CENTRE, HARBOUR] }, { kind: "no-answer" }, { kind: "redeemed", atMs: 1, registerText: "" });
  await userEvent.click(screen.getByRole("button", { name: "Redeem it yourself" }));
  await userEvent.click(screen.getByRole("button", { name: "Harbour" }));
  expect(document.activeElement?.textContent).toBe("At Harbour");
  slideTo(40, 80);
  expect(said).toEqual([]);
  slideTo(100);
  expect(await screen.findByText("The shop’s server can’t be reached now.")).toBeDefined();
  slideTo(50, 100);
  expect(await screen.findByText("Redeemed.")).toBeDefined();
  expect(said.map(({ storeId }) => storeId)).toEqual(["2", "2"]);
  expect(said[0]?.key).toBe(said[1]?.key);
});

test("[R91] a tap on the end of the rail, or the key that goes there, is no slide", async () => {
  const said = show({ methods: ["self"], stores: [CENTRE] });
  await userEvent.click(screen.getByRole("button", { name: "Redeem it yourself" }));
  slideTo(100);
  expect(said).toEqual([]);
  expect(screen.getByRole<HTMLInputElement>("slider").value).toBe("0");
  slideTo(10, 100);
  expect(said).toEqual([]);
});

test("[R91] who cannot slide presses twice, and after a no the next try is another", async () => {
  const said = show({ methods: ["self"], stores: [CENTRE] }, { kind: "refused", said: "The coupon has expired." }, { kind: "refused", said: "The coupon has expired." });
  await userEvent.click(screen.getByRole("button", { name: "Redeem it yourself" }));
  await userEvent.click(screen.getByRole("button", { name: "Redeem without sliding" }));
  await userEvent.dblClick(screen.getByRole("button", { name: "Press again to redeem now" }));
  expect(said).toEqual([]);
  await new Promise((passed) => setTimeout(passed, 700));
  await userEvent.click(screen.getByRole("button", { name: "Press again to redeem now" }));
  expect(await screen.findByText("The coupon has expired.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Press again to redeem now" }));
  expect(said[0]?.key).not.toBe(said[1]?.key);
});
