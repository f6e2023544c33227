import { http } from "msw";
import { MOCK_ORIGIN } from "../../mocks/node";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { listTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import type { Bench, BenchTill } from "./till-bench";

const PUSH = `${MOCK_ORIGIN}/api/till/events`;

type PushBody = { readonly items: readonly { readonly kind: string; readonly key: string }[]; readonly heard: readonly string[] };

/** What tills push from now on; the server answers all the same, but only what `lets` through. */
export function sentTo(bench: Bench, lets: (body: PushBody) => boolean = () => true): readonly PushBody[] {
  const sent: PushBody[] = [];
  bench.server.use(
    http.post(PUSH, async ({ request }) => {
      const body = (await request.clone().json()) as PushBody;
      sent.push(body);
      return lets(body) ? bench.mock.app.fetch(request) : new Response("busy", { status: 429 });
    }),
  );
  return sent;
}

/** Holds every push, before or after the server has dealt with it, until it is released. */
export function heldPushes(bench: Bench, when: "before" | "after") {
  let release: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  bench.server.use(
    http.post(PUSH, async ({ request }) => {
      const early = when === "after" ? await bench.mock.app.fetch(request) : null;
      arrive();
      await released;
      return early ?? bench.mock.app.fetch(request);
    }),
  );
  return { release: () => release(), arrived };
}

/** How long a cashier at this till waits for the server. */
export function budgetOf(till: BenchTill, askBudgetMs: number): Promise<void> {
  return till.store.change("snapshot", (now) => now && { ...now, settings: { ...now.settings, askBudgetMs } });
}

/** Waits until a till judges its line so. */
export async function lineIs(of: BenchTill, network: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = of.watchStatus((status) => {
      if (status.network.kind !== network) return;
      resolve();
      queueMicrotask(() => end());
    });
    void of.syncNow();
  });
}

/** A list of the codes ONLINE-1 to ONLINE-50, which only the server can decide. */
export function addOnlineOnlyCoupon(bench: Bench): Promise<void> {
  return addListCoupon(bench, "ONLINE", { title: "Online only", offline: "online-only" });
}

/** A list whose codes are its id with a number from 1 to 50. */
export async function addListCoupon(bench: Bench, couponId: string, terms: Partial<CouponTerms>): Promise<void> {
  const codes = Array.from({ length: 50 }, (_, index) => `${couponId}-${String(index + 1)}`);
  await addCoupon(bench, couponId, codes, listTerms({ title: couponId, ...terms }));
}
