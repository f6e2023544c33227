import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Failure } from "../../../client/api/reply";
import type { DemoSheetMessage } from "../../../contract/messages/demo-sheet";
import { DemoPage } from "./demo-page";
import type { FetchDemoSheet } from "./use-demo-sheet";

const nowMs = Date.UTC(2026, 10, 22, 6);

function demoCoupon(differing: Partial<DemoSheetMessage["coupons"][number]>) {
  return {
    couponId: "FLATWHITE",
    title: "Free flat white",
    description: "",
    colour: null,
    codeType: "code128",
    status: "active",
    startMs: null,
    endMs: null,
    termsText: "",
    promoUrl: null,
    codes: ["FIRST-1"],
    ...differing,
  } satisfies DemoSheetMessage["coupons"][number];
}

function show(...coupons: DemoSheetMessage["coupons"]): FetchDemoSheet {
  const value = { workspace: "Demo Coffee", timeZone: "Asia/Hong_Kong", nowMs, coupons };
  return () => Promise.resolve({ kind: "ok", value, sentMs: nowMs, receivedMs: nowMs });
}

function refuse(failure: Failure): FetchDemoSheet {
  return () => Promise.resolve(failure);
}

test("a coupon shows what is on offer, where it stands, its code, and a picture to scan", async () => {
  render(<DemoPage fetchSheet={show(demoCoupon({}))} />);
  expect(await screen.findByRole("heading", { name: "Free flat white" })).toBeDefined();
  expect(screen.getByText("Valid now")).toBeDefined();
  expect(screen.getByText("FIRST-1")).toBeDefined();
  expect(await screen.findByRole("img", { name: "Code 128 to be scanned" })).toBeDefined();
});

test("the codes of a list are shown one at a time, round and round", async () => {
  render(<DemoPage fetchSheet={show(demoCoupon({ codes: ["FIRST-1", "SECOND-2"] }))} />);
  await userEvent.click(await screen.findByRole("button", { name: "Next code (1 of 2)" }));
  expect(screen.getByText("SECOND-2")).toBeDefined();
  expect(screen.queryByText("FIRST-1")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Next code (2 of 2)" }));
  expect(screen.getByText("FIRST-1")).toBeDefined();
});

test("a promo code is for copying, not for scanning", async () => {
  render(<DemoPage fetchSheet={show(demoCoupon({ codeType: "promo", codes: ["SPRING10"] }))} />);
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  await screen.findAllByText("SPRING10");
  (await screen.findByRole("button", { name: "Copy code" })).click();
  expect(await screen.findByText("Copied")).toBeDefined();
  expect(writeText).toHaveBeenCalledExactlyOnceWith("SPRING10");
  expect(screen.queryByRole("img")).toBeNull();
  vi.unstubAllGlobals();
});

test("a server without a demo shop is told from one that has none to show", async () => {
  render(<DemoPage fetchSheet={refuse({ kind: "problem", status: 404, problem: "not-found", message: "" })} />);
  expect(await screen.findByText("There is no demo shop here.")).toBeDefined();
});

test("without a network it says so, and tries again when asked", async () => {
  const fetchSheet = vi.fn<FetchDemoSheet>(show(demoCoupon({})));
  fetchSheet.mockImplementationOnce(refuse({ kind: "no-network" }));
  render(<DemoPage fetchSheet={fetchSheet} />);
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Free flat white" })).toBeDefined();
});

test("while it is fetched, a screen reader hears what is coming", () => {
  render(<DemoPage fetchSheet={() => new Promise(() => undefined)} />);
  expect(screen.getByRole("status").textContent).toBe("Fetching the demo coupons");
});
