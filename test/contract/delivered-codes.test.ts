import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codesResponse } from "../../src/contract/messages/codes-at-desk";
import { newTestClaim } from "../builders/claims";
import { addTestCoupon, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let vera: Awaited<ReturnType<typeof memberAt>>;

async function page(query = "", couponId = "LIST") {
  return codesResponse.parse(await (await vera.browser.call("codes", { params: { couponId }, query })).json());
}

const codesIn = async (query: string) => (await page(query)).codes.map(({ code }) => code);
const claim = async (couponId: string, name: string, externalId: string) => await bench.store.claim(1, newTestClaim(couponId, { name, externalId }), bench.nowMs);

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    vera = await memberAt(bench, 1, "viewer", "Vera");
    await claim("LIST", "Zoë Ünal", "+49 170 1");
    await claim("LIST", 'Max "100 %" _x_', "+49 170 2");
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "L-2"), redemption(bench.ours, "L-9"));
  });
  afterEach(() => bench.store.close());

  test("a list's codes show with who has them, and where, when and by whom they were redeemed", async () => {
    const { codes, next } = await page();
    expect(codes.map(({ code, state }) => [code, state]).slice(0, 3)).toEqual([["L-1", "claimed"], ["L-2", "redeemed"], ["L-3", "issued"]]);
    expect(codes[0]).toMatchObject({ claim: { name: "Zoë Ünal", externalId: "+49 170 1", claimedMs: bench.nowMs, openedMs: null }, redeemed: null });
    expect(codes[1]).toMatchObject({
      claim: { name: 'Max "100 %" _x_' },
      redeemed: { store: { name: "Centre" }, till: { name: bench.ours.till.device.name }, staff: { id: bench.ours.staffId, name: "Cashier" } },
    });
    expect(codes.at(-1)).toMatchObject({ code: "L-9", claim: null, state: "redeemed" });
    expect(next).toBeNull();
  });

  test("are found by what a code begins with, and by part of a contact's name or number", async () => {
    expect(await codesIn("?search=L-3")).toEqual(["L-3"]);
    expect(await codesIn("?search=l-3")).toEqual([]);
    expect(await codesIn("?search=-3")).toEqual([]);
    expect(await codesIn("?search=zo")).toEqual(["L-1"]);
    expect(await codesIn(`?search=${encodeURIComponent('"100 %" _')}`)).toEqual(["L-2"]);
    expect(await codesIn(`?search=${encodeURIComponent("+49 170")}`)).toEqual(["L-1", "L-2"]);
    expect(await codesIn("?search=_______________")).toEqual([]);
  });

  test("are filtered by what became of them, and paged without a gap or a double", async () => {
    expect(await codesIn("?state=redeemed")).toEqual(["L-2", "L-9"]);
    expect(await codesIn("?state=claimed")).toEqual(["L-1"]);
    expect(await codesIn("?state=opened")).toEqual([]);
    expect(await codesIn("?state=issued&limit=3")).toEqual(["L-3", "L-4", "L-5"]);
    const found: string[] = [];
    for (let query: string | null = "?limit=4"; query !== null; ) {
      const { codes, next }: Awaited<ReturnType<typeof page>> = await page(query);
      found.push(...codes.map(({ code }) => code));
      query = next === null ? null : `?limit=4&after=${next}`;
    }
    expect(found).toEqual(Array.from({ length: 9 }, (_, index) => `L-${index + 1}`));
  });

  test("of a fixed code, its claims show in the order of time", async () => {
    await addTestCoupon(bench.store, 1, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim" });
    for (const name of ["Ada", "Bob", "Cem", "Dia"]) {
      bench.nowMs += 1;
      await claim("CLAIMS", name, name);
    }
    const first = await page("?limit=3", "CLAIMS");
    expect(first.codes.map((one) => [one.code, one.claim?.name])).toEqual([["C", "Ada"], ["C", "Bob"], ["C", "Cem"]]);
    const claimId = first.codes[0]?.claim?.claimId ?? "";
    const shown = { kind: "claim", claimId } as const;
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "", { contents: { couponId: "CLAIMS", shown } }));
    expect((await page(`?limit=3&after=${first.next}`, "CLAIMS")).codes.map((one) => one.claim?.name)).toEqual(["Dia"]);
    expect((await page("?state=redeemed", "CLAIMS")).codes).toMatchObject([{ claim: { name: "Ada" }, redeemed: { store: { name: "Centre" } } }]);
    expect((await page("?search=bO", "CLAIMS")).codes).toMatchObject([{ claim: { name: "Bob" }, state: "claimed" }]);
  });
});
