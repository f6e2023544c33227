import { sql as raw } from "kysely";
import { ENDS_SOON_MS, SILENT_AFTER_MS, type Today } from "../../../src/contract/messages/today";
import { clockOf, dayAfter, startOfDayMs } from "../../../src/domain/figures/days-in-zone";
import { UNCONFIRMED_SHOWN_AFTER_MS } from "../../../src/domain/sync/ledger";
import type { Sql } from "../sql";
import { tillsOf } from "../tills";
import { isActiveAt } from "./is-active";
import { runningOut } from "./running-out";
import { zoneOf } from "./zone-of";

type Db = Pick<Sql, "db">;

const HOUR_MS = 3_600_000;
const NAMED_MAX = 20;

/** How the shop is doing today and what waits for somebody; each part by an index, whatever came before today. */
export async function today(sql: Sql, workspace: number, nowMs: number): Promise<Today> {
  const zone = await zoneOf(sql, workspace);
  const clock = clockOf(zone);
  const day = clock.dayAt(nowMs);
  const startMs = startOfDayMs(day, clock);
  const hours = Math.ceil((startOfDayMs(dayAfter(day, 1), clock) - startMs) / HOUR_MS);
  const names = new Map((await sql.db.selectFrom("stores").select(["id", "name"]).where("workspace", "=", workspace).execute()).map(({ id, name }) => [id, name]));
  const stores = await byStoreAndHour(sql, workspace, { startMs, hours }, names);
  const inUse = (await tillsOf(sql, workspace)).filter(({ revokedMs }) => revokedMs === null);
  const silent = inUse.filter(({ seenMs, enrolledMs }) => (seenMs ?? enrolledMs) < nowMs - SILENT_AFTER_MS);
  return {
    nowMs,
    zone,
    day,
    startMs,
    hours,
    redeemed: stores.reduce((sum, { redeemed }) => sum + redeemed, 0),
    stores,
    coupons: await countCoupons(sql, workspace, nowMs),
    tills: inUse.length,
    conflicts: await countOpenConflicts(sql, workspace),
    unconfirmed: await countUnconfirmed(sql, workspace, nowMs - UNCONFIRMED_SHOWN_AFTER_MS),
    silentTills: silent.slice(0, NAMED_MAX).map(({ installationId, device, seenMs }) => ({
      installationId,
      till: { id: device.id, name: device.name },
      store: { id: device.storeId, name: names.get(device.storeId) ?? "" },
      seenMs,
    })),
    endingSoon: await endingSoon(sql, workspace, nowMs),
    runningOut: await runningOut(sql, workspace, nowMs, NAMED_MAX),
  };
}

async function byStoreAndHour({ db }: Db, workspace: number, { startMs, hours }: Pick<Today, "startMs" | "hours">, names: ReadonlyMap<string, string>): Promise<Today["stores"]> {
  const { rows } = await raw<{ store_id: string; hour: number | string; count: number | string }>`
    select store_id, (at_ms - ${raw.lit(startMs)}) / 3600000 as hour, count(*) as count from redemptions
    where workspace = ${workspace} and at_ms >= ${startMs} and at_ms < ${startMs + hours * HOUR_MS} and hold <> 'conflict' and reversed_by is null
    group by 1, 2
  `.execute(db);
  const stores = new Map<string, number[]>();
  for (const { store_id, hour, count } of rows) {
    const counts = stores.get(store_id) ?? Array.from({ length: hours }, () => 0);
    counts[Number(hour)] = Number(count);
    stores.set(store_id, counts);
  }
  const counted = [...stores].map(([id, counts]) => ({ store: { id, name: names.get(id) ?? "" }, redeemed: counts.reduce((sum, count) => sum + count, 0), hours: counts }));
  return counted.sort((a, b) => b.redeemed - a.redeemed);
}

async function countCoupons({ db }: Db, workspace: number, nowMs: number): Promise<Today["coupons"]> {
  const { all, active } = await db
    .selectFrom("coupons")
    .select((row) => [row.fn.countAll<number | string>().as("all"), raw<number | string>`count(case when ${isActiveAt(nowMs)} then 1 end)`.as("active")])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  return { all: Number(all), active: Number(active) };
}

async function endingSoon({ db }: Db, workspace: number, nowMs: number): Promise<Today["endingSoon"]> {
  const rows = await db
    .selectFrom("coupons")
    .select(["coupon_id as couponId", "title", "end_ms as endMs"])
    .where("workspace", "=", workspace)
    .where(isActiveAt(nowMs))
    .where("end_ms", "<=", nowMs + ENDS_SOON_MS)
    .orderBy("end_ms")
    .limit(NAMED_MAX)
    .execute();
  return rows.map(({ endMs, ...coupon }) => ({ ...coupon, endMs: endMs ?? 0 }));
}

async function countOpenConflicts({ db }: Db, workspace: number): Promise<number> {
  const { rows } = await raw<{ count: number | string }>`select count(*) as count from conflicts where workspace = ${workspace} and resolution is null`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

async function countUnconfirmed({ db }: Db, workspace: number, untilMs: number): Promise<number> {
  const { rows } = await raw<{ count: number | string }>`
    select count(*) as count from redemptions
    where workspace = ${workspace} and kind = 'ask' and confirmed_ms is null and reversed_by is null and received_ms <= ${untilMs}
  `.execute(db);
  return Number(rows[0]?.count ?? 0);
}
