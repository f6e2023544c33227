import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { couponOf, listTerms } from "../../../test/builders/coupons";
import type { ClaimStanding } from "../../domain/coupon/claim-standing";
import type { Coupon } from "../../domain/coupon/coupon";
import { CouponPage } from "./coupon-page";

const from = { nowMs: Date.UTC(2026, 10, 22, 6), timeZone: "Asia/Hong_Kong", locale: "en-GB" };
const redemption = { atMs: Date.UTC(2026, 10, 22, 5, 2), store: "Riverside" };

function show(standing: ClaimStanding, changes: Partial<Coupon> = {}, code: string | null = "GIFT-0001", claimLink: string | null = null, locale = from.locale) {
  const coupon = couponOf(listTerms(), { termsText: "One each.", ...changes });
  return render(<CouponPage coupon={coupon} standing={standing} code={code} claimLink={claimLink} from={{ ...from, locale }} />);
}
const textOf = () => document.body.textContent ?? "";

test("[R83] where a claim's own QR alone redeems, it stands alone, and nothing is there to copy", async () => {
  show({ kind: "active" }, {}, null, "https://shop.example/c/mine");
  expect(await screen.findByRole("img", { name: "QR code to be scanned" })).toBeDefined();
  expect(screen.getByText("Yours alone: show it at the till")).toBeDefined();
  expect(textOf()).not.toContain("shop’s code");
  expect(screen.queryByRole("button", { name: "Copy code" })).toBeNull();
});

test("[R83] an active coupon shows its code, drawn and spelled, and what stands under it", async () => {
  show({ kind: "active" }, { page: { ...couponOf(listTerms()).page, belowCode: "Show it before you pay" } });
  expect(await screen.findByRole("img", { name: "QR code to be scanned" })).toBeDefined();
  expect(screen.getByText("GIFT-0001")).toBeDefined();
  expect(screen.getByText("Show it before you pay")).toBeDefined();
  expect(screen.getByText("Valid now")).toBeDefined();
});

test.each<[ClaimStanding["kind"], ClaimStanding, string]>([
  ["not-yet-valid", { kind: "not-yet-valid" }, "Not valid yet"],
  ["expired", { kind: "expired" }, "This coupon has expired."],
  ["redeemed", { kind: "redeemed", redemption }, "Redeemed at Riverside, today 13:02"],
])("[R83] one that is %s shows its terms, and no code", (_, standing, said) => {
  show(standing);
  expect(textOf()).toContain(said);
  expect(textOf()).toContain("One each.");
  expect(textOf()).not.toContain("GIFT-0001");
  expect(screen.queryByRole("img")).toBeNull();
});

test("[R83] a revoked one shows nothing of the coupon", () => {
  show({ kind: "revoked" });
  expect(textOf()).toContain("no longer available");
  expect(textOf()).not.toMatch(/Spring gift|GIFT-0001|One each/);
});

test("the shop's own wording says when and where it was redeemed", () => {
  const statusWordings = { redeemed: "{coupon}: enjoyed {redeemedAt} in {store}", expired: "Over" };
  show({ kind: "redeemed", redemption }, { statusWordings });
  expect(screen.getByText("Spring gift: enjoyed today 13:02 in Riverside")).toBeDefined();
});

test("[R26] the period is told in full, with the reader's zone", () => {
  show({ kind: "active" }, { period: { startMs: Date.UTC(2026, 10, 1, 2), endMs: Date.UTC(2026, 11, 31, 16) } });
  expect(textOf()).toContain("Valid from 1 Nov 2026, 10:00 GMT+8 until 31 Dec 2026, 23:59 GMT+8");
});

test("[R83] its time is told in the reader's language, also in the shop's own words, and ours keep to one", () => {
  const { unmount } = show({ kind: "active" }, { period: { startMs: null, endMs: Date.UTC(2026, 11, 31, 16) } }, "GIFT-0001", null, "de-AT");
  const standing = screen.getByText("Gültig bis 31. Dez. 2026");
  expect(standing.getAttribute("lang")).toBe("de-AT");
  expect(textOf()).toContain("Gültig bis 31. Dez. 2026, 23:59 GMT+8");
  unmount();
  show({ kind: "redeemed", redemption }, { statusWordings: { redeemed: "Eingelöst {redeemedAt}", expired: "" } }, null, null, "de-AT");
  expect(screen.getByText("Eingelöst heute 13:02")).toBeDefined();
  expect(textOf()).toContain("Redeemed at Riverside, today 13:02");
});

test("web addresses in the terms lead there, safely; anything else is text", () => {
  show({ kind: "active" }, { termsText: "See https://shop.example/terms?a=1. (Or javascript:alert(1))\nftp://shop.example <b>bold</b>" });
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://shop.example/terms?a=1"]);
  expect(links[0]?.getAttribute("rel")).toBe("noopener noreferrer");
  expect(textOf()).toContain("<b>bold</b>");
});

test("the button of a promo code opens the shop with the code in the address; never a script", async () => {
  const promo = { label: "Use it now", url: "https://shop.example/cart?code={code}", copyFirst: false };
  const shown = show({ kind: "active" }, { codeType: "promo", promo }, "A&B");
  expect(screen.getByRole("link", { name: "Use it now" }).getAttribute("href")).toBe("https://shop.example/cart?code=A%26B");
  expect(screen.queryByRole("img")).toBeNull();
  shown.unmount();
  show({ kind: "active" }, { codeType: "promo", promo: { ...promo, url: "javascript:alert(1)" } });
  expect(screen.queryByRole("link")).toBeNull();
});

test("[R20] of a fixed code the claim's own QR comes first", async () => {
  show({ kind: "active" }, { codeType: "ean13" }, "5012345678900", "https://shop.example/c/AQ");
  await screen.findAllByRole("img", { name: "EAN-13 to be scanned" });
  const buttons = screen.getAllByRole("button", { name: /^Enlarge/ });
  expect(buttons.map((button) => button.getAttribute("aria-label"))).toEqual(["Enlarge your own QR code", "Enlarge the shop's code"]);
});
