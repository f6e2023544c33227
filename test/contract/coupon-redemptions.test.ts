import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { couponRedemptionsResponse } from "../../src/contract/messages/coupon-redemptions";
import { addTestCoupon, newTestId, NOON_MS, pushed, redemption, reversal } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let vera: Awaited<ReturnType<typeof memberAt>>;

async function page(query = "", couponId = "MUGS") {
  return couponRedemptionsResponse.parse(await (await vera.browser.call("couponRedemptions", { params: { couponId }, query })).json());
}

const mug = (atMs: number, receipt: string | null = null) =>
  redemption(bench.ours, "M", { atMs, contents: { couponId: "MUGS", receipt } });

/** Let through by the supervisor, although it was used up. */
const letThrough = (atMs: number, code = "M", couponId = "MUGS") => {
  const override = { reasons: [code === "M" ? ("used-up" as const) : ("already-redeemed" as const)], note: 'Regular, "override":null', supervisorId: bench.ours.supervisorId };
  return redemption(bench.ours, code, { atMs, contents: { couponId, override } });
};

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    vera = await memberAt(bench, 1, "viewer", "Vera");
    await addTestCoupon(bench.store, 1, "MUGS", ["M"], { source: { kind: "fixed", amount: 5 } });
  });
  afterEach(() => bench.store.close());

  test("a fixed code's redemptions show with who, where and why, the newest first, and those undone with their reason", async () => {
    const { ours } = bench;
    const [first, undone, late] = [mug(NOON_MS, "B-17"), mug(NOON_MS + 1), letThrough(NOON_MS + 2)];
    await pushed(ours, ours.till, late, first, undone, reversal(ours, undone.key));
    const { redemptions, next } = await page();
    expect(next).toBeNull();
    expect(redemptions).toMatchObject([
      { key: late.key, override: { reasons: ["used-up"], note: 'Regular, "override":null', supervisor: { name: "Supervisor" } }, standing: "redeemed", undone: null },
      { key: undone.key, standing: "reversed", undone: { by: { name: "Cashier" }, reason: "Wrong drink" } },
      { key: first.key, correctedMs: NOON_MS, receipt: "B-17", store: { name: "Centre" }, staff: { name: "Cashier" }, till: { id: ours.till.device.id }, standing: "redeemed" },
    ]);
    expect((await page("", "FIXED")).redemptions).toEqual([]);
    expect((await vera.browser.call("couponRedemptions", { params: { couponId: "NOSUCH" } })).status).toBe(404);
  });

  test("[R72] a manager undoes one of them, and finds it undone in their own name", async () => {
    const { ours } = bench;
    const wrong = mug(NOON_MS);
    await pushed(ours, ours.till, wrong, mug(NOON_MS + 1));
    const mona = await memberAt(bench, 1, "manager", "Mona");
    const asked = { params: { redemptionKey: wrong.key }, body: { key: newTestId(), reason: "Pressed twice" } };
    expect((await vera.browser.call("reverseRedemption", asked)).status).toBe(403);
    expect((await mona.browser.call("reverseRedemption", asked)).status).toBe(200);
    expect((await page()).redemptions).toMatchObject([{ standing: "redeemed" }, { key: wrong.key, standing: "reversed", undone: { by: { id: mona.id }, reason: "Pressed twice" } }]);
  });

  test("they are paged without a gap or a double, whatever stands of them and though several were at one instant", async () => {
    const { ours } = bench;
    const all = Array.from({ length: 12 }, (_, index) => mug(NOON_MS - (index >> 2)));
    await pushed(ours, ours.till, ...all, ...[1, 4, 5, 11].map((at) => reversal(ours, all[at]?.key ?? "")));
    const found: (readonly [number, string])[] = [];
    for (let query: string | null = "?limit=5"; query !== null; ) {
      const { redemptions, next }: Awaited<ReturnType<typeof page>> = await page(query);
      found.push(...redemptions.map(({ correctedMs, key }) => [correctedMs, key] as const));
      query = next === null ? null : `?limit=5&after=${next}`;
    }
    expect(found).toEqual(all.map(({ key }, index) => [NOON_MS - (index >> 2), key] as const).toSorted(([a, one], [b, other]) => b - a || (one < other ? 1 : -1)));
    for (const query of ["?limit=201", "?limit=0", "?after=1", `?after=1~${"x".repeat(36)}`, "?only=all"]) {
      expect([query, (await vera.browser.call("couponRedemptions", { params: { couponId: "MUGS" }, query })).status]).toEqual([query, 400]);
    }
  });

  test("[R13] what supervisors let through is found apart from all else, of a list's codes as well", async () => {
    const { ours } = bench;
    const [mugs, again, undone] = [letThrough(NOON_MS + 2), letThrough(NOON_MS + 3, "L-1", "LIST"), letThrough(NOON_MS + 4, "L-2", "LIST")];
    await pushed(ours, ours.till, mug(NOON_MS), mugs, redemption(ours, "L-1"), again, undone, reversal(ours, undone.key));
    expect((await page("?only=overridden")).redemptions.map(({ key }) => key)).toEqual([mugs.key]);
    expect((await page("", "LIST")).redemptions).toHaveLength(3);
    expect((await page("?only=overridden", "LIST")).redemptions).toMatchObject([{ key: undone.key, standing: "reversed" }, { key: again.key, shown: { value: "L-1" } }]);
  });

  test("[R71] all of them, or those that were let through, are saved as a file, and the log says so", async () => {
    const { ours } = bench;
    const undone = mug(NOON_MS);
    await pushed(ours, ours.till, undone, reversal(ours, undone.key), letThrough(NOON_MS + 3_600_000), redemption(ours, "L-1"));
    const fileOf = async (query: string) => {
      const response = await vera.browser.call("couponRedemptionsFile", { params: { couponId: "MUGS" }, query });
      expect(response.headers.get("Content-Disposition")).toMatch(/^attachment; filename="redemptions-MUGS-\d{4}-\d\d-\d\d\.csv"$/);
      return (await response.text()).split("\r\n").slice(1, -1);
    };
    expect(await fileOf("")).toEqual([
      expect.stringMatching(/^2026-11-22,14:00:00,Centre,MUGS,MUGS,M,,Cashier,.*,redeemed,,,used-up,/),
      expect.stringMatching(/^2026-11-22,13:00:00,Centre,MUGS,MUGS,M,,Cashier,.*,reversed,2026-11-22 13:00:00,Wrong drink,,,/),
    ]);
    expect(await fileOf("?only=overridden")).toHaveLength(1);
    const mona = await memberAt(bench, 1, "manager", "Mona");
    expect((await logOf(mona.browser)).filter(({ act }) => act === "redemptions-exported")).toMatchObject([{ subject: "MUGS", by: { id: vera.id } }, { subject: "MUGS" }]);
  });
});
