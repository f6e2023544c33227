import { type RawBuilder, sql as raw } from "kysely";
import type { SpanQuery } from "../../../src/contract/messages/days";
import type { Figures } from "../../../src/contract/messages/figures";
import { clockOf, dayAfter, everyDay, startOfDayMs } from "../../../src/domain/figures/days-in-zone";
import { couponById } from "../coupon-rows";
import type { Sql } from "../sql";
import { zoneOf } from "./zone-of";

type Db = Pick<Sql, "db">;

/**
 * What became of a coupon in a span of days. Databases know zones differently or not at all, so they count by quarters of an
 * hour, at which days begin everywhere, and the days are made of those here.
 */
export async function couponFigures(sql: Db, workspace: number, couponId: string, { from, to }: SpanQuery): Promise<Figures | null> {
  const coupon = await couponById(sql, workspace, couponId);
  if (coupon === null) return null;
  const zone = await zoneOf(sql, workspace);
  const clock = clockOf(zone);
  const days = everyDay(from, to).map((day) => ({ day, startMs: startOfDayMs(day, clock), claimed: 0, opened: 0, redeemed: 0 }));
  const span = { workspace, ordinal: coupon.ordinal, fromMs: days[0]?.startMs ?? 0, toMs: startOfDayMs(dayAfter(to, 1), clock) };
  const stores: Figures["stores"] = [];
  const channels: Figures["channels"] = [];

  for (const part of partsOf(span)) {
    const quarters = { claimed: await claimsBy(sql, "claimed_ms", part), opened: await claimsBy(sql, "opened_ms", part), redeemed: await redemptionsBy(sql, part) };
    for (const kind of ["claimed", "opened", "redeemed"] as const) for (const { atMs, count } of quarters[kind]) {
      const day = lastBegun(days, atMs);
      if (day !== undefined) day[kind] += count;
    }
    stores.push(...(await byStore(sql, part)));
    channels.push(...(await byChannel(sql, part, coupon.source.kind === "list")));
    // SQLite answers in this process: a till that asks meanwhile gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    zone,
    days: days.map(({ startMs: _startMs, ...day }) => day),
    stores: summed(stores, ({ store }) => store.id, ["redeemed"]).sort((a, b) => b.redeemed - a.redeemed),
    channels: summed(channels, ({ channel }) => channel, ["claimed", "opened", "redeemed"]).sort((a, b) => b.claimed - a.claimed || b.redeemed - a.redeemed),
  };
}

/** About a month, and whole quarters of an hour. */
const PART_MS = 31 * 24 * 60 * 60 * 1000;

function partsOf(span: Span): Span[] {
  const parts: Span[] = [];
  for (let fromMs = span.fromMs; fromMs < span.toMs; fromMs += PART_MS) parts.push({ ...span, fromMs, toMs: Math.min(fromMs + PART_MS, span.toMs) });
  return parts;
}

/** One row for each key, with the counts of all that have it. */
function summed<Count extends string, Row extends Readonly<Record<Count, number>>>(rows: readonly Row[], keyOf: (row: Row) => unknown, counts: readonly Count[]): Row[] {
  const sums = new Map<unknown, Row>();
  for (const row of rows) {
    const sum = sums.get(keyOf(row));
    sums.set(keyOf(row), sum === undefined ? row : { ...sum, ...Object.fromEntries(counts.map((count) => [count, sum[count] + row[count]])) });
  }
  return [...sums.values()];
}

/** The day that an instant lies in, by halves: there may be forty thousand instants. */
function lastBegun<Day extends { readonly startMs: number }>(days: readonly Day[], atMs: number): Day | undefined {
  let [low, high] = [0, days.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.startMs ?? 0) <= atMs) low = middle;
    else high = middle;
  }
  return days[low];
}

type Span = { readonly workspace: number; readonly ordinal: number; readonly fromMs: number; readonly toMs: number };

/** To the letter what the index of redemptions by coupon is limited to. */
const STANDS = raw`(hold <> 'conflict' and reversed_by is null)`;

type Quarter = { readonly atMs: number; readonly count: number };

async function claimsBy({ db }: Db, column: "claimed_ms" | "opened_ms", { workspace, ordinal, fromMs, toMs }: Span): Promise<readonly Quarter[]> {
  return await counted(db, raw`
    select ${raw.ref(column)} / 900000 as of, count(*) as count from claims
    where workspace = ${workspace} and ordinal = ${ordinal} and ${raw.ref(column)} >= ${fromMs} and ${raw.ref(column)} < ${toMs}
    group by 1
  `);
}

async function redemptionsBy({ db }: Db, { workspace, ordinal, fromMs, toMs }: Span): Promise<readonly Quarter[]> {
  return await counted(db, raw`
    select at_ms / 900000 as of, count(*) as count from redemptions
    where workspace = ${workspace} and ordinal = ${ordinal} and at_ms >= ${fromMs} and at_ms < ${toMs} and ${STANDS}
    group by 1
  `);
}

async function counted(db: Sql["db"], query: RawBuilder<unknown>): Promise<readonly Quarter[]> {
  const { rows } = await (query as RawBuilder<{ of: number | string; count: number | string }>).execute(db);
  return rows.map(({ of, count }) => ({ atMs: Number(of) * 900_000, count: Number(count) }));
}

async function byStore({ db }: Db, { workspace, ordinal, fromMs, toMs }: Span): Promise<Figures["stores"]> {
  const { rows } = await raw<{ id: string; name: string | null; redeemed: number | string }>`
    select counts.id, stores.name, counts.redeemed from (
      select store_id as id, count(*) as redeemed from redemptions
      where workspace = ${workspace} and ordinal = ${ordinal} and at_ms >= ${fromMs} and at_ms < ${toMs} and ${STANDS}
      group by store_id
    ) as counts
    left join stores on stores.workspace = ${workspace} and stores.id = counts.id
    order by counts.id
  `.execute(db);
  return rows.map(({ id, name, redeemed }) => ({ store: { id, name: name ?? "" }, redeemed: Number(redeemed) }));
}

/** A list's redemptions are of the claim that its code was given out by, a fixed code's of the claim that was shown. */
async function byChannel({ db }: Db, { workspace, ordinal, fromMs, toMs }: Span, isList: boolean): Promise<Figures["channels"]> {
  const isOfClaim = isList
    ? raw`claims.workspace = redemptions.workspace and claims.ordinal = redemptions.ordinal and claims.code_value = redemptions.code_value`
    : raw`claims.workspace = redemptions.workspace and claims.id = redemptions.claim_id`;
  const ofContact = raw`contacts.workspace = claims.workspace and contacts.id = claims.contact_id`;
  const claimsIn = (kind: string, column: string) => raw`
    select contacts.channel, ${raw.lit(kind)} as kind, count(*) as count from claims join contacts on ${ofContact}
    where claims.workspace = ${workspace} and claims.ordinal = ${ordinal}
      and ${raw.ref(column)} >= ${fromMs} and ${raw.ref(column)} < ${toMs}
    group by contacts.channel
  `;
  const { rows } = await raw<{ channel: string | null; kind: "claimed" | "opened" | "redeemed"; count: number | string }>`
    ${claimsIn("claimed", "claims.claimed_ms")}
    union all ${claimsIn("opened", "claims.opened_ms")}
    union all
    select contacts.channel, 'redeemed' as kind, count(*) as count
    from redemptions left join claims on ${isOfClaim} left join contacts on ${ofContact}
    where redemptions.workspace = ${workspace} and redemptions.ordinal = ${ordinal}
      and redemptions.at_ms >= ${fromMs} and redemptions.at_ms < ${toMs} and ${STANDS_OF_REDEMPTIONS}
    group by contacts.channel
  `.execute(db);
  const channels = new Map<string | null, { channel: string | null; claimed: number; opened: number; redeemed: number }>();
  for (const { channel, kind, count } of rows) {
    const counts = channels.get(channel) ?? { channel, claimed: 0, opened: 0, redeemed: 0 };
    channels.set(channel, { ...counts, [kind]: Number(count) });
  }
  return [...channels.values()];
}

const STANDS_OF_REDEMPTIONS = raw`(redemptions.hold <> 'conflict' and redemptions.reversed_by is null)`;
