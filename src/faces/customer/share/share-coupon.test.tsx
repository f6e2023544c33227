import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ShareCoupon } from "./share-coupon";

const LINK = "https://shop.example/c/token";
const ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "share");
});

async function open(title = "Second cup free & easy") {
  render(<ShareCoupon title={title} link={LINK} />);
  // jsdom folds nothing; a toggle is what a browser tells of.
  const details = screen.getByRole("group");
  details.setAttribute("open", "");
  await screen.findByText("Whoever has the link can use your coupon.");
}

test("WhatsApp gets what is on offer and the link, whatever is written in it", async () => {
  await open();
  const link = screen.getByRole("link", { name: "WhatsApp" });
  const url = new URL(link.getAttribute("href") ?? "");
  expect([url.origin, url.searchParams.get("text")]).toEqual(["https://wa.me", `Second cup free & easy\n${LINK}`]);
  expect(link.getAttribute("rel")).toContain("noreferrer");
});

test("Messenger is offered on phones alone", async () => {
  await open();
  expect(screen.queryByRole("link", { name: "Messenger" })).toBeNull();
  cleanup();
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(ANDROID);
  await open();
  expect(screen.getByRole("link", { name: "Messenger" }).getAttribute("href")).toContain(encodeURIComponent(LINK));
});

test("where the phone shares by itself it is asked to, and may be told no", async () => {
  const share = vi.fn(() => Promise.reject(new DOMException("Somebody thought better of it.", "AbortError")));
  // jsdom's navigator cannot share.
  Object.defineProperty(navigator, "share", { configurable: true, value: share });
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Share …" }));
  expect(share).toHaveBeenCalledExactlyOnceWith({ title: "Second cup free & easy", url: LINK });
});

test("another phone's camera gets a QR code of the link, and a printer the page", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  await open();
  expect(await screen.findByRole("img", { name: "QR code to be scanned" })).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Print" }));
  expect(print).toHaveBeenCalledOnce();
});
