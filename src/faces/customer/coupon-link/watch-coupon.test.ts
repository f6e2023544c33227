import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { couponOf, listTerms } from "../../../../test/builders/coupons";
import type { CouponPageMessage } from "../../../contract/messages/coupon-page";
import { shownCouponOf } from "../../../domain/coupon/shown-coupon";
import { createCouponShelf } from "../kept/coupon-shelf";
import { standingOf } from "../kept/kept-coupon";
import type { PageReply } from "./ask-server";
import { type CouponView, lookAt, nextLookMs, type WatchDeps } from "./watch-coupon";

const SERVER_AHEAD_MS = 90_000;
let names = 0;

/** A phone whose clock is behind, and a server that answers as it is told. */
function openPhone() {
  const phone = {
    nowMs: 1_000_000,
    reply: { kind: "no-answer" } as PageReply,
    hears: true,
    isSeen: true,
    asked: [] as (string | undefined)[],
    told: [] as number[],
    shown: [] as CouponView[],
    drawn: [] as string[],
    token: `token-${(names += 1)}`,
  };
  const shelf = createCouponShelf(indexedDB);
  const deps: WatchDeps = {
    shelf,
    drawings: {
      keep: ({ page }) => (phone.drawn.push(`keep ${page.version}`), Promise.reject(new Error("no network"))),
      drop: () => (phone.drawn.push("drop"), Promise.reject(new Error("no room"))),
    },
    server: {
      page: (_token, version) => (phone.asked.push(version), Promise.resolve(phone.reply)),
      tellOpened: (_token, atMs) => (phone.hears && phone.told.push(atMs), Promise.resolve(phone.hears)),
    },
    deviceNowMs: () => phone.nowMs,
    isSeen: () => phone.isSeen,
  };
  const look = (before: CouponView = { phase: "looking" }) => lookAt(phone.token, before, deps, (view) => phone.shown.push(view));
  return Object.assign(phone, { shelf, look });
}

function page(changes: Partial<CouponPageMessage> = {}): CouponPageMessage {
  const coupon = shownCouponOf(couponOf(listTerms()));
  return { kind: "page", version: "v1", nowMs: 1_000_000 + SERVER_AHEAD_MS, shop: "Shop", coupon, redemption: null, code: "L-1", byLink: false, opened: false, ...changes };
}

test("[R85] what was seen once is shown at once, and without the server as of when it was confirmed", async () => {
  const phone = openPhone();
  phone.reply = page();
  expect(await phone.look()).toMatchObject({ phase: "shown", live: true });
  expect(phone.shown).toEqual([]);
  phone.reply = { kind: "no-answer" };
  phone.nowMs += 60_000;
  const kept = { page: { code: "L-1" }, confirmedMs: 1_000_000 };
  expect(await phone.look()).toMatchObject({ phase: "shown", live: false, kept });
  expect(phone.shown).toMatchObject([{ phase: "shown", live: false, kept }]);
});

test("[R85] the drawn page goes before a newer one is kept and after, and with a coupon that is not known any more", async () => {
  const phone = openPhone();
  phone.reply = page();
  const first = await phone.look();
  phone.reply = { kind: "unchanged", nowMs: 1_000_000 };
  const second = await phone.look(first);
  expect(phone.drawn).toEqual(["drop", "drop", "keep v1", "keep v1"]);
  phone.reply = page({ version: "v2", redemption: { atMs: 1, store: null }, code: null });
  const third = await phone.look(second);
  phone.reply = { kind: "no-answer" };
  await phone.look(third);
  phone.reply = { kind: "unknown" };
  await phone.look(third);
  expect(phone.drawn.slice(4)).toEqual(["drop", "drop", "keep v2", "drop"]);
});

test("[R85] what the server says later is kept as well", async () => {
  const phone = openPhone();
  phone.reply = page();
  const view = await phone.look();
  phone.reply = page({ version: "v2", code: null, redemption: { atMs: 1, store: "Riverside" } });
  await phone.look(view);
  expect(await phone.shelf.find(phone.token)).toMatchObject({ page: { version: "v2", redemption: { store: "Riverside" } } });
});

test("[R85] a period ends without a network, by the server's clock", async () => {
  const phone = openPhone();
  const endMs = 1_000_000 + SERVER_AHEAD_MS + 1;
  phone.reply = page({ coupon: shownCouponOf(couponOf(listTerms({ period: { startMs: null, endMs } }))) });
  const view = await phone.look();
  if (view.phase !== "shown") throw new Error("It was not shown.");
  expect([standingOf(view.kept, phone.nowMs).kind, standingOf(view.kept, phone.nowMs + 1).kind]).toEqual(["active", "expired"]);
});

test("[R84] an opening is told once, in the server's time; one without a network when it is back", async () => {
  const phone = openPhone();
  phone.reply = page();
  phone.hears = false;
  const view = await phone.look();
  phone.hears = true;
  phone.nowMs += 60_000;
  const later = await phone.look(view);
  phone.reply = { kind: "unchanged", nowMs: phone.nowMs + SERVER_AHEAD_MS };
  await phone.look(later);
  expect(phone.told).toEqual([1_000_000 + SERVER_AHEAD_MS]);
});

test("[R84] what nobody sees, or nobody may see, is not opened", async () => {
  const phone = openPhone();
  phone.isSeen = false;
  phone.reply = page();
  await phone.look();
  phone.isSeen = true;
  phone.reply = page({ coupon: null, code: null });
  await phone.look();
  expect(phone.told).toEqual([]);
});

test("a page that is here already is asked for by its version, and stays when it is unchanged", async () => {
  const phone = openPhone();
  phone.reply = page();
  const view = await phone.look();
  phone.reply = { kind: "unchanged", nowMs: 2_000_000 };
  expect(await phone.look(view)).toMatchObject({ phase: "shown", live: true, kept: { page: { code: "L-1" } } });
  expect(phone.asked).toEqual([undefined, "v1"]);
});

test("[R86] a link that the server does not know shows nothing, and is kept nowhere", async () => {
  const phone = openPhone();
  phone.reply = { kind: "unknown" };
  expect(await phone.look()).toEqual({ phase: "unknown", isKept: false });
  expect(await phone.shelf.find(phone.token)).toBeNull();
});

test("[R86] a kept one that the server does not know any more is not shown between two looks, and stays kept", async () => {
  const phone = openPhone();
  phone.reply = page();
  const view = await phone.look();
  phone.reply = { kind: "unknown" };
  const gone = await phone.look(view);
  expect(gone).toEqual({ phase: "unknown", isKept: true });
  expect(await phone.look(gone)).toEqual(gone);
  expect(phone.shown).toEqual([]);
  expect(await phone.shelf.find(phone.token)).not.toBeNull();
});

test("who has just opened it hears of a redemption within about a second", () => {
  expect([0, 60_000, 5 * 60_000, 60 * 60_000].map((ms) => nextLookMs("shown", ms))).toEqual([1_000, 1_000, 5_000, 30_000]);
});

test("where there is no coupon, nobody waits for one", () => {
  expect([0, 5 * 60_000].map((ms) => nextLookMs("unknown", ms))).toEqual([30_000, 30_000]);
});
