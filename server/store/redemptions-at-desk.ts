import type { RedemptionAtDesk, UnconfirmedResponse } from "../../src/contract/messages/desk";
import type { Circumstances, Mark } from "../../src/domain/sync/event";
import { standingOf } from "../../src/domain/sync/ledger";
import { couponOf } from "./coupon-rows";
import { contentsOf, type RedemptionRow } from "./push/push-record";
import type { Sql } from "./sql";
import type { DeskPage } from "./store";

/** Redemptions as a manager sees them, by key: with the names of places and people, also of those that are gone. */
export async function redemptionsAtDesk(
  sql: Sql,
  workspace: number,
  rows: readonly RedemptionRow[],
): Promise<ReadonlyMap<string, RedemptionAtDesk>> {
  if (rows.length === 0) return new Map();
  const names = await namesIn(sql, workspace);
  const ordinals = [...new Set(rows.flatMap(({ ordinal }) => ordinal ?? []))];
  const coupons = await sql.db
    .selectFrom("coupons")
    .select(["definition"])
    .where("workspace", "=", workspace)
    .where("ordinal", "in", ordinals)
    .execute();
  const titles = new Map(coupons.map(couponOf).map((coupon) => [coupon.couponId as string, coupon.title]));
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  return new Map(
    rows.map((row) => {
      const { couponId, shown, method, receipt, override } = contentsOf(row);
      const { time } = JSON.parse(row.circumstances) as Circumstances;
      return [
        row.key,
        {
          key: row.key,
          couponId,
          title: titles.get(couponId) ?? "",
          shown,
          store: named(row.store_id),
          till: named(row.device_id),
          installationId: row.installation_id,
          staff: named(row.staff_id),
          method,
          receipt,
          override: override === null ? null : { reasons: [...override.reasons], note: override.note, supervisor: named(override.supervisorId) },
          decidedBy: row.kind === "fact" ? "till" : "server",
          deviceMs: time.deviceMs,
          offsetMs: time.offsetMs,
          correctedMs: row.at_ms,
          clockUncertain: time.uncertain,
          receivedMs: row.received_ms,
          marks: JSON.parse(row.marks) as Mark[],
          standing: standingOf({ isReversed: row.reversed_by !== null, hold: { kind: row.hold } }),
        },
      ];
    }),
  );
}

/** Accepted asks that their till has not named since an instant, oldest first (R10). */
export async function unconfirmedAt(
  sql: Sql,
  workspace: number,
  untilMs: number,
  { after, limit }: DeskPage,
): Promise<UnconfirmedResponse> {
  const rows = await sql.db
    .selectFrom("redemptions")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("kind", "=", "ask")
    .where("confirmed_ms", "is", null)
    .where("reversed_by", "is", null)
    .where("received_ms", "<=", untilMs)
    .$if(after !== null, (query) => query.where("key", ">", after ?? ""))
    .orderBy("key")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const each = await redemptionsAtDesk(sql, workspace, shown);
  return { redemptions: shown.flatMap(({ key }) => each.get(key) ?? []), more: rows.length > limit };
}

async function namesIn({ db }: Sql, workspace: number): Promise<ReadonlyMap<string, string>> {
  const stores = await db.selectFrom("stores").select(["id", "name"]).where("workspace", "=", workspace).execute();
  const devices = await db.selectFrom("devices").select(["id", "name"]).where("workspace", "=", workspace).execute();
  const staff = await db.selectFrom("staff").select(["id", "name"]).where("workspace", "=", workspace).execute();
  return new Map([...stores, ...devices, ...staff].map(({ id, name }) => [id, name]));
}
