import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AuditAct } from "../../src/contract/messages/audit";
import { newTestClaim } from "../builders/claims";
import { deedBy } from "../builders/members";
import { addTestCoupon, feedOf, newTestId, openShop, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { couponOfShop, listOf, newDraft, saidOf } from "./coupon-bench";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

const DAY_MS = 24 * 60 * 60_000;
const FIXED = { source: { kind: "fixed", amount: 10 }, offline: "lease-only" } as const;

let bench: MemberBench;
let ana: Awaited<ReturnType<typeof memberAt>>;

const create = async (coupon: object, code: string | null = null) => saidOf(await ana.browser.call("createCoupon", { body: { coupon, code } }));
const edit = async (couponId: string, basedOn: number, coupon: object, by = ana.browser) =>
  saidOf(await by.call("editCoupon", { params: { couponId }, body: { coupon, basedOn } }));
const idsOf = async (query: string) => (await listOf(ana.browser, query)).coupons.map(({ couponId }) => couponId);
const logged = async (wanted: AuditAct) => (await logOf(ana.browser)).filter(({ act }) => act === wanted);

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    ana = await memberAt(bench, 1, "manager", "Ana");
  });
  afterEach(() => bench.store.close());

  describe("a new coupon", () => {
    test("is in the list, at the tills and in the log", async () => {
      const { feed } = await feedOf(bench.ours);
      expect(await create(newDraft("TEA", FIXED), " tea ")).toMatchObject({
        version: 1, status: "active", claiming: "available", redeemed: 0, codes: { kind: "fixed", code: "tea", used: 0, leastAmount: 0 },
      });
      expect((await listOf(ana.browser)).coupons[0]).toMatchObject({ couponId: "TEA", source: "fixed", of: null });
      expect((await feedOf(bench.ours, feed)).entries).toMatchObject([{ kind: "coupon", coupon: { couponId: "TEA" } }, { kind: "code", state: "issued" }]);
      expect(await logged("coupon-created")).toMatchObject([{ subject: "TEA", by: { name: "Ana" }, before: null, after: { title: "Spring gift" } }]);
      const ask = redemption(bench.ours, "tea", { kind: "ask", contents: { couponId: "TEA" } });
      expect((await pushed(bench.ours, bench.ours.till, ask))[0]?.outcome.kind).toBe("accepted");
    });

    test("that has something wrong says what, at each field, and leaves nothing", async () => {
      const before = await feedOf(bench.ours);
      const draft = newDraft("FIXED", { ...FIXED, title: " ", methods: [], stores: { kind: "chosen", storeIds: [newTestId()] } });
      expect(await create(draft, "F")).toMatchObject({
        problem: "fields",
        detail: {
          kind: "fields",
          fields: [
            { field: "title", message: "Fill this in." },
            { field: "methods", message: "Fill this in." },
            { field: "stores", message: "One of these stores is not there any more. Choose again." },
            { field: "couponId", message: "Another coupon has this ID. Choose another." },
            { field: "code", message: "The coupon FIXED has this code. Use another, or end that coupon first." },
          ],
        },
      });
      expect(await feedOf(bench.ours)).toEqual(before);
    });

    test("sent once more, because the reply was lost, is there once", async () => {
      const draft = newDraft("TEA", FIXED);
      const made = await create(draft, "tea");
      const { feed } = await feedOf(bench.ours);
      expect(await create(draft, "tea")).toEqual(made);
      expect((await feedOf(bench.ours)).feed).toBe(feed);
      expect(await create(draft, "other")).toMatchObject({ problem: "fields" });
    });

    test("[R50] shares no code with another that is made at the same moment", async () => {
      for (const code of ["first", "second", "third"]) {
        const ids = Array.from({ length: 8 }, (_, index) => `${code}${index}`);
        const made = await Promise.all(ids.map((id) => bench.store.createCoupon(1, newDraft(id, FIXED), code, deedBy("Ana", bench.nowMs))));
        expect(made.filter(({ ok }) => ok)).toHaveLength(1);
      }
    });

    test("[R34] needs the plan, and so does an edit; what is there goes on", async () => {
      const free = await openShop(bench.store, 3, undefined, "free");
      const { browser } = await memberAt(bench, 3, "owner", "Cleo");
      const refused = await browser.call("createCoupon", { body: { coupon: newDraft("TEA"), code: null } });
      expect(refused.status).toBe(403);
      expect(await saidOf(refused)).toMatchObject({ problem: "plan", message: "Coupons need the premium plan. Ask the owner of the shop to change it." });
      const { coupon, version } = await couponOfShop(browser, "LIST");
      expect(await edit("LIST", version, { ...coupon, title: "New" }, browser)).toMatchObject({ problem: "plan" });
      expect((await pushed(free, free.till, redemption(free, "L-1")))[0]?.outcome.kind).toBe("accepted");
    });
  });

  describe("an edit", () => {
    test("makes the next version, which the tills get, and is in the log with what was different", async () => {
      const { coupon } = await couponOfShop(ana.browser, "LIST");
      const { feed } = await feedOf(bench.ours);
      expect(await edit("LIST", 1, { ...coupon, title: "Gift", period: { startMs: null, endMs: null } })).toMatchObject({ version: 2, coupon: { title: "Gift" } });
      expect((await feedOf(bench.ours, feed)).entries).toMatchObject([{ kind: "coupon", coupon: { title: "Gift", version: 2 } }]);
      expect(await logged("coupon-changed")).toMatchObject([{ before: { title: "LIST" }, after: { title: "Gift" } }]);
    });

    test("of a coupon that somebody else has changed meanwhile changes nothing, and says what is different", async () => {
      const ben = await memberAt(bench, 1, "manager", "Ben");
      const { coupon } = await couponOfShop(ana.browser, "LIST");
      await edit("LIST", 1, { ...coupon, title: "Ben's", termsText: "One each" }, ben.browser);
      expect(await edit("LIST", 1, { ...coupon, title: "Ana's" })).toMatchObject({
        problem: "changed-meanwhile",
        message: "Ben has changed this coupon meanwhile. Nothing was saved; look at both, then save again.",
        detail: { kind: "changed", now: { version: 2, coupon: { title: "Ben's" } }, fields: ["title", "termsText"], by: "Ben" },
      });
      const both = await Promise.all(["A", "B"].map((title) => edit("LIST", 2, { ...coupon, title })));
      expect(both.filter((one) => "version" in one)).toHaveLength(1);
    });

    test("sent once more, because the reply was lost, is one edit", async () => {
      const { coupon } = await couponOfShop(ana.browser, "LIST");
      const saved = await edit("LIST", 1, { ...coupon, title: "Gift" });
      expect(await edit("LIST", 1, { ...coupon, title: "Gift" })).toEqual(saved);
    });

    test("[R26] never takes units away that are used or lent", async () => {
      await addTestCoupon(bench.store, 1, "CAPPED", ["K"], FIXED);
      await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "K", { contents: { couponId: "CAPPED" } }));
      await bench.store.renewLeases(bench.ours.till, { spentOf: new Map(), newId: newTestId, nowMs: bench.nowMs });
      const { coupon, codes } = await couponOfShop(ana.browser, "CAPPED");
      const least = codes.kind === "fixed" ? codes.leastAmount : 0;
      expect(least).toBeGreaterThan(2);
      const withAmount = (amount: number) => ({ ...coupon, source: { kind: "fixed", amount } });
      expect(await edit("CAPPED", 1, withAmount(least - 1))).toMatchObject({ problem: "fields", detail: { fields: [{ field: "amount" }] } });
      expect(await edit("CAPPED", 1, withAmount(least))).toMatchObject({ version: 2 });
    });

    test("[R49] never takes back what was claimed", async () => {
      await addTestCoupon(bench.store, 1, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 3 }, counts: "claim" });
      for (const externalId of ["1", "2"]) await bench.store.claim(1, newTestClaim("CLAIMS", { externalId }), bench.nowMs);
      const { coupon, claimed, of } = await couponOfShop(ana.browser, "CLAIMS");
      expect([claimed, of]).toEqual([2, 3]);
      expect(await edit("CLAIMS", 1, { ...coupon, source: { kind: "fixed", amount: 1 } })).toMatchObject({ detail: { fields: [{ field: "amount" }] } });
    });

    test("[R18] brings no expired coupon back beside another owner of its code", async () => {
      const over = { startMs: null, endMs: bench.nowMs - DAY_MS };
      await addTestCoupon(bench.store, 1, "OLD", ["same"], { ...FIXED, period: over });
      await create(newDraft("NEW", FIXED), "same");
      const { coupon } = await couponOfShop(ana.browser, "OLD");
      const back = { ...coupon, period: { startMs: null, endMs: null } };
      expect(await edit("OLD", 1, back)).toMatchObject({ detail: { fields: [{ field: "code", message: expect.stringContaining("NEW") }] } });
      await ana.browser.call("revokeCoupon", { params: { couponId: "NEW" } });
      expect(await edit("OLD", 1, back)).toMatchObject({ status: "active" });
    });
  });

  test("[R47] revoking is final, said once in the log, and gives no code back to be edited", async () => {
    const params = { couponId: "LIST" };
    const revoked = await saidOf(await ana.browser.call("revokeCoupon", { params }));
    expect(revoked).toMatchObject({ status: "revoked", claiming: "closed", revokedMs: bench.nowMs, version: 2 });
    bench.nowMs += 1;
    expect(await saidOf(await ana.browser.call("revokeCoupon", { params }))).toEqual(revoked);
    const { coupon } = await couponOfShop(ana.browser, "LIST");
    expect(await edit("LIST", 2, { ...coupon, title: "Back" })).toMatchObject({ problem: "final" });
    expect(await logged("coupon-revoked")).toHaveLength(1);
  });

  describe("the list", () => {
    beforeEach(async () => {
      const [past, future] = [bench.nowMs - DAY_MS, bench.nowMs + DAY_MS];
      await create(newDraft("CREME", { name: "Crème brûlée 100 %", title: "Dessert", period: { startMs: future, endMs: null } }));
      await addTestCoupon(bench.store, 1, "OVER", ["o"], { period: { startMs: null, endMs: past } });
      await addTestCoupon(bench.store, 1, "GIVEN", ["g"], { codeType: "promo", period: { startMs: past, endMs: future } });
      await bench.store.claim(1, newTestClaim("GIVEN"), bench.nowMs);
      await addTestCoupon(bench.store, 1, "USED", ["u"], { source: { kind: "fixed", amount: 1 }, offline: "allow" });
      await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "u", { contents: { couponId: "USED" } }));
    });

    test("finds by any part of name, title and id, whatever case and accents", async () => {
      expect(await idsOf("?search=BRULEE")).toEqual(["CREME"]);
      expect(await idsOf("?search=dess")).toEqual(["CREME"]);
      expect(await idsOf("?search=0%20%25")).toEqual(["CREME"]);
      expect(await idsOf("?search=_")).toEqual([]);
    });

    test("[R47, R48] filters by what it shows", async () => {
      const { coupons, total } = await listOf(ana.browser);
      expect(total).toBe(6);
      for (const field of ["status", "claiming", "codeType", "source"] as const) {
        const values = new Set(coupons.map((one) => one[field]));
        expect(values.size).toBeGreaterThan(1);
        for (const value of values) {
          const shown = coupons.filter((one) => one[field] === value).map(({ couponId }) => couponId);
          expect([field, value, await idsOf(`?${field}=${value}`)]).toEqual([field, value, shown]);
        }
      }
      const numbers = coupons.map(({ couponId, claimed, of, redeemed }) => [couponId, claimed, of, redeemed]);
      expect(numbers).toEqual([["USED", 0, null, 1], ["GIVEN", 1, 1, 0], ["OVER", 0, 1, 0], ["CREME", 0, 0, 0], ["FIXED", 0, null, 0], ["LIST", 0, 9, 0]]);
    });

    test("sorts, and pages without a gap or a double", async () => {
      expect(await idsOf("?sort=oldest")).toEqual(["LIST", "FIXED", "CREME", "OVER", "GIVEN", "USED"]);
      expect(await idsOf("?sort=name")).toEqual(["CREME", "FIXED", "GIVEN", "LIST", "OVER", "USED"]);
      expect((await idsOf("?sort=end")).slice(0, 2)).toEqual(["OVER", "GIVEN"]);
      expect((await idsOf("?sort=start")).slice(-2)).toEqual(["GIVEN", "CREME"]);
      const pages = await Promise.all([1, 2, 3, 4].map((page) => idsOf(`?sort=name&limit=2&page=${page}`)));
      expect(pages).toEqual([["CREME", "FIXED"], ["GIVEN", "LIST"], ["OVER", "USED"], []]);
    });
  });
});
