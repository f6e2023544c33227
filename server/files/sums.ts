import type { Day } from "../../src/domain/figures/days-in-zone";
import { dayAfter } from "../../src/domain/figures/days-in-zone";
import type { RedemptionThere } from "./pages";

/** How many redemptions of a coupon a store had on one of its days, by what stands of them. */
export type DaySum = Pick<RedemptionThere, "day" | "store" | "couponId" | "name"> & { readonly redeemed: number; readonly reversed: number; readonly conflict: number };

/** No two stores are further apart than this: their days of one instant. */
const DAYS_APART = 2;

/** Adds redemptions up that come in the order of time; days that nothing can be added to any more leave. */
export async function* sumsOf(pages: AsyncIterable<readonly RedemptionThere[]>): AsyncGenerator<readonly DaySum[]> {
  const open = new Map<string, DaySum>();
  for await (const page of pages) {
    for (const redemption of page) add(open, redemption);
    const latest = page.at(-1)?.day;
    if (latest !== undefined) yield taken(open, dayAfter(latest, -DAYS_APART));
  }
  yield taken(open, "9999-12-31");
}

function add(open: Map<string, DaySum>, { day, store, couponId, name, standing }: RedemptionThere): void {
  const key = JSON.stringify([day, store.id, couponId]);
  const sum = open.get(key) ?? { day, store, couponId, name, redeemed: 0, reversed: 0, conflict: 0 };
  open.set(key, { ...sum, [standing]: sum[standing] + 1 });
}

/** Takes out the sums of the days before one, sorted as people read them. */
function taken(open: Map<string, DaySum>, before: Day): readonly DaySum[] {
  const done = [...open].filter(([, { day }]) => day < before);
  for (const [key] of done) open.delete(key);
  const place = ({ day, store, couponId }: DaySum) => `${day}\n${store.name}\n${store.id}\n${couponId}`;
  return done.map(([, sum]) => sum).sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
