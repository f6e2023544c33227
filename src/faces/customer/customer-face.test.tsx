import "fake-indexeddb/auto";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { couponOf, listTerms } from "../../../test/builders/coupons";
import { FIRST_VIEW_ELEMENT } from "../../contract/first-view";
import { shownCouponOf } from "../../domain/coupon/shown-coupon";
import { isInAppBrowser } from "./coupon-link/in-app-browser";
import type { CouponServer } from "./coupon-link/ask-server";
import { CouponLinkPage } from "./coupon-link/coupon-link-page";
import type { WatchDeps } from "./coupon-link/watch-coupon";
import { CustomerFace } from "./customer-face";
import { createCouponShelf } from "./kept/coupon-shelf";
import type { KeptCoupon } from "./kept/kept-coupon";

const shelf = createCouponShelf(indexedDB);
const page = { kind: "page", version: "v1", nowMs: Date.now(), shop: "Corner shop", redemption: null, code: "L-1", byLink: false, opened: true } as const;
const kept: KeptCoupon = {
  token: "kept",
  page: { ...page, coupon: shownCouponOf(couponOf(listTerms())) },
  confirmedMs: Date.now(),
  offsetMs: 0,
  seenMs: null,
};
const without = (reply: "no-answer" | "unknown"): WatchDeps => ({
  shelf,
  drawings: { keep: () => Promise.resolve(), drop: () => Promise.resolve() },
  server: { page: () => Promise.resolve({ kind: reply }), tellOpened: () => Promise.resolve(false) },
  deviceNowMs: () => Date.now(),
  isSeen: () => true,
});
const [noAnswer, unknown] = [without("no-answer"), without("unknown")];

test("[R85] a kept coupon shows without a network, and as of when", async () => {
  await shelf.keep(kept);
  render(<CouponLinkPage token="kept" deps={noAnswer} />);
  expect(await screen.findByText("L-1")).toBeDefined();
  expect(screen.getByText(/^Offline · as of \d\d:\d\d$/)).toBeDefined();
  expect(screen.getByText("Corner shop")).toBeDefined();
});

test("[R83] where the server has drawn the page, the script goes on from there, without a moment of less", async () => {
  const drawn = { ...page, coupon: shownCouponOf(couponOf(listTerms())), code: "DRAWN-1" };
  const island = document.createElement("div");
  island.id = FIRST_VIEW_ELEMENT;
  island.textContent = JSON.stringify({ kind: "now", token: "drawn", page: drawn });
  document.body.append(island);
  const asked: (string | undefined)[] = [];
  const server: CouponServer = { ...noAnswer.server, page: (_token, version) => (asked.push(version), Promise.resolve({ kind: "unchanged", nowMs: Date.now() })) };
  const renders: string[] = [];
  await act(async () => {
    const { container } = render(<CouponLinkPage token="drawn" deps={{ ...noAnswer, server }} />);
    new MutationObserver(() => renders.push(container.textContent)).observe(container, { childList: true });
    await import("../../ui/draw-code/code-picture");
  });
  expect(renders[0]).toContain("DRAWN-1");
  expect(screen.getByRole("button", { name: "Enlarge the code" }).querySelector("svg")).not.toBeNull();
  await expect.poll(() => asked).toContain("v1");
  await expect.poll(() => shelf.find("drawn")).toMatchObject({ page: { code: "DRAWN-1" } });
  cleanup();
  island.remove();
  await shelf.remove("drawn");
});

test("[R85] where a page drawn for later stands, the script goes on with what the phone keeps, without a moment of less", async () => {
  await shelf.keep({ ...kept, token: "later" });
  const island = document.createElement("div");
  island.id = FIRST_VIEW_ELEMENT;
  island.textContent = JSON.stringify({ kind: "kept", token: "later", version: "v1" });
  document.body.append(island);
  const renders: string[] = [];
  const root = document.body.appendChild(document.createElement("div"));
  new MutationObserver(() => renders.push(root.textContent)).observe(root, { childList: true });
  await act(async () => {
    render(<CouponLinkPage token="later" deps={noAnswer} />, { container: root });
    await shelf.find("later");
    await import("../../ui/draw-code/code-picture");
  });
  expect(await screen.findByText(/^Offline · as of/)).toBeDefined();
  expect(renders[0]).toContain("L-1");
  expect(renders[0]).toContain("Kept on this phone");
  cleanup();
  island.remove();
  await shelf.remove("later");
});

test("one that is not here says that it comes by itself; a link of no coupon, that there is none", async () => {
  const shown = render(<CouponLinkPage token="new" deps={noAnswer} />);
  expect(await screen.findByText("Your coupon can't be fetched now.")).toBeDefined();
  shown.unmount();
  render(<CouponLinkPage token="made-up" deps={unknown} />);
  expect(await screen.findByRole("heading", { name: "There is no coupon at this link" })).toBeDefined();
});

test("[R86] a kept coupon that the shop does not know any more can be taken out of the wallet", async () => {
  await shelf.keep({ ...kept, token: "gone" });
  let looks = 0;
  const server: CouponServer = { ...unknown.server, page: () => ((looks += 1), Promise.resolve({ kind: "unknown" })) };
  render(<CouponLinkPage token="gone" deps={{ ...unknown, server }} />);
  await userEvent.click(await screen.findByRole("button", { name: "Take it out of your wallet" }));
  expect(await screen.findByText("It is out of your wallet.")).toBeDefined();
  expect(await shelf.find("gone")).toBeNull();
  const before = looks;
  await expect.poll(() => (dispatchEvent(new Event("focus")), looks)).toBeGreaterThan(before + 2);
  expect(screen.getByText("It is out of your wallet.")).toBeDefined();
});

test("the wallet lists what is kept, takes one out, and puts it back", async () => {
  await shelf.keep(kept);
  render(<CustomerFace pathname="/wallet" />);
  expect((await screen.findByRole("link", { name: /Spring gift.*Corner shop.*Valid now/ })).getAttribute("href")).toBe("/c/kept");
  await userEvent.click(screen.getByRole("button", { name: "Remove Spring gift" }));
  expect(screen.getByRole("heading", { name: "No coupons on this phone yet" })).toBeDefined();
  await expect.poll(() => shelf.find("kept")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Put it back" }));
  expect(screen.getByRole("link", { name: /Spring gift/ })).toBeDefined();
  await expect.poll(() => shelf.find("kept")).toMatchObject({ token: "kept" });
});

test("[R83] the wallet tells a coupon's time in the reader's language, and says so", async () => {
  const languages = vi.spyOn(navigator, "languages", "get").mockReturnValue(["de-AT"]);
  await shelf.keep(kept);
  render(<CustomerFace pathname="/wallet" />);
  expect((await screen.findByText("Jetzt gültig")).getAttribute("lang")).toBe("de-AT");
  languages.mockRestore();
});

test("the wallet has what can be used before what cannot any more, however lately that was seen", async () => {
  const titled = (title: string) => shownCouponOf(couponOf(listTerms({ title })));
  const redeemed = { ...page, coupon: titled("Had already"), redemption: { atMs: Date.now(), store: null } };
  const scheduled = { ...page, coupon: { ...titled("Next week"), period: { startMs: Date.now() + 1_000_000, endMs: null } } };
  await shelf.keep({ ...kept, token: "revoked", page: { ...page, coupon: null }, confirmedMs: Date.now() + 3_000 });
  await shelf.keep({ ...kept, token: "redeemed", page: redeemed, confirmedMs: Date.now() + 2_000 });
  await shelf.keep({ ...kept, token: "scheduled", page: scheduled, confirmedMs: Date.now() + 1_000 });
  render(<CustomerFace pathname="/wallet" />);
  const listed = await screen.findAllByRole("listitem");
  expect(listed.map((row) => row.querySelector("a")?.getAttribute("href"))).toEqual(["/c/kept", "/c/scheduled", "/c/revoked", "/c/redeemed"]);
});

test.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0.0.28.90", true],
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/480.0.0;]", true],
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", false],
])("a chat's own browser is known: %s", (userAgent, expected) => {
  expect(isInAppBrowser(userAgent)).toBe(expected);
});
