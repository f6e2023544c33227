import { expect, test } from "vitest";
import { drawnPageAt } from "../../src/client/app-shell/drawn-pages";
import { keptIsland } from "../../src/contract/first-view";
import { shownCouponOf } from "../../src/domain/coupon/shown-coupon";
import { createCouponShelf } from "../../src/faces/customer/kept/coupon-shelf";
import { createDrawings } from "../../src/faces/customer/kept/drawings";
import type { KeptCoupon } from "../../src/faces/customer/kept/kept-coupon";
import { couponOf, listTerms } from "../builders/coupons";

const NOW_MS = 1_000_000;
const shelf = createCouponShelf(indexedDB);

function newCoupon(): KeptCoupon {
  const coupon = shownCouponOf(couponOf(listTerms()));
  const page = { kind: "page", version: "v1", nowMs: NOW_MS, shop: "Shop", coupon, redemption: null, code: "L-1", byLink: false, opened: false } as const;
  return { token: crypto.randomUUID(), page, confirmedMs: NOW_MS, offsetMs: 0, seenMs: null };
}

/** A server that draws the page of this version, once it is told to. */
function serverOf(token: string, version: string) {
  let draw = () => {};
  const html = `<script type="module" crossorigin src="/assets/index-1.js"></script>L-1${keptIsland(token, version)}`;
  const told = new Promise<void>((resolve) => (draw = resolve));
  return { drawings: createDrawings(() => told.then(() => new Response(html)), () => "UTC", shelf), draw };
}

const isShown = async (token: string) => (await drawnPageAt(`/c/${token}`, NOW_MS, () => true)) !== null;

test("[R85] a page is drawn for what the phone keeps", async () => {
  const coupon = newCoupon();
  await shelf.keep(coupon);
  const { drawings, draw } = serverOf(coupon.token, "v1");
  draw();
  await drawings.keep(coupon, NOW_MS);
  expect(await isShown(coupon.token)).toBe(true);
  await shelf.remove(coupon.token);
  expect(await isShown(coupon.token)).toBe(false);
});

test("[R85] what was dropped and is so again is drawn once more, as after an undoing", async () => {
  const coupon = newCoupon();
  await shelf.keep(coupon);
  const { drawings, draw } = serverOf(coupon.token, "v1");
  draw();
  await drawings.keep(coupon, NOW_MS);
  await drawings.drop(coupon.token);
  await drawings.keep(coupon, NOW_MS);
  expect(await isShown(coupon.token)).toBe(true);
});

test("[R85] one that was long on its way is not shown once the phone has heard of a redemption, nor of what was taken out", async () => {
  const meanwhile: ((coupon: KeptCoupon) => Promise<void>)[] = [
    (coupon) => shelf.keep({ ...coupon, page: { ...coupon.page, version: "v2", code: null, redemption: { atMs: NOW_MS, store: null } } }),
    ({ token }) => shelf.remove(token),
  ];
  for (const happens of meanwhile) {
    const coupon = newCoupon();
    await shelf.keep(coupon);
    const { drawings, draw } = serverOf(coupon.token, "v1");
    const isKept = drawings.keep(coupon, NOW_MS);
    await drawings.drop(coupon.token);
    await happens(coupon);
    draw();
    await isKept;
    expect(await isShown(coupon.token)).toBe(false);
  }
});

test("[R85] what the server has drawn of another version than was asked for is not kept as that", async () => {
  const coupon = newCoupon();
  await shelf.keep(coupon);
  const { drawings, draw } = serverOf(coupon.token, "v2");
  draw();
  await drawings.keep(coupon, NOW_MS);
  expect(await isShown(coupon.token)).toBe(false);
});

test("[R85] when the phone's clock was set, the period of the page that is here ends by it", async () => {
  const coupon = newCoupon();
  const endMs = NOW_MS + 3_600_000;
  const ending = (offsetMs: number): KeptCoupon => ({ ...coupon, offsetMs, page: { ...coupon.page, coupon: shownCouponOf(couponOf(listTerms({ period: { startMs: null, endMs } }))) } });
  await shelf.keep(ending(0));
  const { drawings, draw } = serverOf(coupon.token, "v1");
  draw();
  const isShownAt = async (nowMs: number) => (await drawnPageAt(`/c/${coupon.token}`, nowMs, () => true)) !== null;
  await drawings.keep(ending(0), NOW_MS);
  expect([await isShownAt(endMs - 1), await isShownAt(endMs)]).toEqual([true, false]);
  const setBackBy = 2 * 3_600_000;
  await drawings.keep(ending(setBackBy), NOW_MS - setBackBy);
  expect([await isShownAt(endMs - setBackBy - 1), await isShownAt(endMs - setBackBy)]).toEqual([true, false]);
});
