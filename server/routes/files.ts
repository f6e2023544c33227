import { clockOf, dayAfter, startOfDayMs } from "../../src/domain/figures/days-in-zone";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import { codeColumns, couponColumns, REDEMPTION_COLUMNS, SUM_COLUMNS } from "../files/columns";
import { headOf, rowsOf } from "../files/columns-of";
import { allCodes, allCoupons, allOfCoupon, allRedemptions } from "../files/pages";
import { sumsOf } from "../files/sums";
import type { Handler } from "./handler";
import { NO_SUCH_COUPON } from "./no-such-coupon";

/** Who saved what is on the log before the first row leaves. */
export function couponsFile(deps: Deps): Handler<"couponsFile"> {
  return async ({ by, browser }) => {
    const deed = deedOf(deps, by, browser);
    const clock = clockOf(await zoneOf(deps, by.workspace));
    await deps.store.record(by.workspace, { act: "coupons-exported", subject: "", before: null, after: null }, deed);
    const columns = couponColumns(clock.stampAt);
    const pages = rowsOf(columns, allCoupons(deps.store, by.workspace, deed.atMs));
    return ok({ name: `coupons-${clock.dayAt(deed.atMs)}`, head: headOf(columns), pages });
  };
}

export function codesFile(deps: Deps): Handler<"codesFile"> {
  return async ({ by, parameters: { couponId }, query, browser }) => {
    const deed = deedOf(deps, by, browser);
    const coupon = await deps.store.couponAtDesk(by.workspace, couponId, deed.atMs);
    if (coupon === null) return fail(NO_SUCH_COUPON);
    const clock = clockOf(await zoneOf(deps, by.workspace));
    await deps.store.record(by.workspace, { act: "codes-exported", subject: couponId, before: null, after: { state: query.state ?? "all" } }, deed);
    const columns = codeColumns(clock.stampAt);
    const pages = rowsOf(columns, allCodes(deps.store, by.workspace, couponId, query));
    return ok({ name: `codes-${couponId}-${clock.dayAt(deed.atMs)}`, head: headOf(columns), pages });
  };
}

export function couponRedemptionsFile(deps: Deps): Handler<"couponRedemptionsFile"> {
  return async ({ by, parameters: { couponId }, query, browser }) => {
    const { store } = deps;
    const deed = deedOf(deps, by, browser);
    const found = await store.couponAtDesk(by.workspace, couponId, deed.atMs);
    if (found === null) return fail(NO_SUCH_COUPON);
    const clocks = await clocksOf(store, by.workspace);
    const clock = clockOf(await zoneOf(deps, by.workspace));
    await store.record(by.workspace, { act: "redemptions-exported", subject: couponId, before: null, after: { couponId, only: query.only ?? "" } }, deed);
    const redemptions = allOfCoupon(store, by.workspace, found.coupon, query, (storeId) => clocks.get(storeId) ?? UTC);
    return ok({ name: `redemptions-${couponId}-${clock.dayAt(deed.atMs)}`, head: headOf(REDEMPTION_COLUMNS), pages: rowsOf(REDEMPTION_COLUMNS, redemptions) });
  };
}

export function redemptionsFile(deps: Deps): Handler<"redemptionsFile"> {
  return async ({ by, query: { from, to, sum }, browser }) => {
    const { store } = deps;
    const clocks = await clocksOf(store, by.workspace);
    const starts = [...clocks.values()].map((clock) => [startOfDayMs(from, clock), startOfDayMs(dayAfter(to, 1), clock)] as const);
    const span = { fromMs: Math.min(...starts.map(([first]) => first)), toMs: Math.max(...starts.map(([, last]) => last)) };
    const days = { from, to, clockAt: (storeId: string) => clocks.get(storeId) ?? UTC };
    await store.record(by.workspace, { act: "redemptions-exported", subject: "", before: null, after: { from, to, sum: sum ?? "" } }, deedOf(deps, by, browser));
    const name = `redemptions-${from}-to-${to}`;
    const redemptions = allRedemptions(store, by.workspace, span, days);
    if (sum === undefined) return ok({ name, head: headOf(REDEMPTION_COLUMNS), pages: rowsOf(REDEMPTION_COLUMNS, redemptions) });
    return ok({ name: `${name}-by-day`, head: headOf(SUM_COLUMNS), pages: rowsOf(SUM_COLUMNS, sumsOf(redemptions)) });
  };
}

const UTC = clockOf("UTC");

/** The clock of each store, by its id. */
async function clocksOf(store: Deps["store"], workspace: number): Promise<ReadonlyMap<string, ReturnType<typeof clockOf>>> {
  return new Map((await store.stores(workspace)).map(({ id, timeZone }) => [id, clockOf(timeZone)]));
}

async function zoneOf({ store }: Deps, workspace: number): Promise<string> {
  return (await store.workspaces()).find(({ number }) => number === workspace)?.zone ?? "UTC";
}
