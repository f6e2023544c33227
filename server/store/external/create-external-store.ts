import type { ReportedRedemption } from "../../../src/contract/messages/external";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Answer } from "../../../src/domain/sync/answer";
import { standingOf } from "../../../src/domain/sync/ledger";
import { couponById } from "../coupon-rows";
import type { NewReversal } from "../figures/figures-store";
import type { Deed } from "../members/member-store";
import { parseItems, type TillPush } from "../push/parse-items";
import { contentsOf, type RedemptionRow } from "../push/push-record";
import { reverseAtDesk } from "../push/reverse-at-desk";
import { standInTill } from "../push/stand-in";
import type { Sql } from "../sql";
import type { ExternalStore, Report, ReportProblem } from "./external-store";
import { type Meant, whatIsMeant } from "./what-is-meant";

type TakePush = (sent: TillPush) => Promise<readonly Answer[]>;

/** @param takePush where tills' pushes wait for each other, so that all are judged alike */
export function createExternalStore(sql: Sql, takePush: TakePush): ExternalStore {
  return {
    redeemReported: (workspace, report, nowMs) => redeemReported(sql, takePush, workspace, report, nowMs),
    reverseReported: (workspace, said, deed) => reverseReported(sql, workspace, said, deed),
  };
}

async function redeemReported(sql: Sql, takePush: TakePush, workspace: number, report: Report, nowMs: number): Promise<Result<ReportedRedemption, ReportProblem>> {
  if (!(await hasStore(sql, workspace, report.by.storeId))) return fail({ kind: "unknown-store" });
  // What the key was for stays so, whatever else has the code meanwhile.
  const before = await redemptionOf(sql, workspace, report.key);
  const couponId = report.couponId ?? (before === undefined ? null : contentsOf(before).couponId);
  const meant = await whatIsMeant(sql, workspace, { ...report, couponId }, nowMs);
  if (!meant.ok) return meant;
  const till = await standInTill(sql, workspace, report.by, nowMs);
  const [answer] = await takePush({ till, items: parseItems([askOf(report, meant.value, nowMs)]), heard: [], nowMs });
  if (answer === undefined) throw new Error("A report was taken and not answered.");
  const { outcome } = answer;
  switch (outcome.kind) {
    case "accepted":
      return ok(await reported(sql, workspace, report.key));
    case "not-redeemed": {
      const [first, ...others] = outcome.refusals;
      return fail({ kind: "refused", reasons: [first.reason, ...others.map(({ reason }) => reason)] });
    }
    case "refused":
      if (outcome.problem === "key-reuse") return fail({ kind: "key-reuse" });
      throw new Error(`A report was ${outcome.problem}.`);
    case "conflict":
    case "withdrawn":
    case "reversed":
    case "kept":
    case "moot":
      throw new Error(`A report was answered ${outcome.kind}, as no ask is.`);
  }
}

async function reverseReported(sql: Sql, workspace: number, said: NewReversal, deed: Deed): Promise<Result<ReportedRedemption, "not-found" | "key-reuse">> {
  const named = await redemptionOf(sql, workspace, said.redemptionKey);
  if (named === undefined || contentsOf(named).method !== "external") return fail("not-found");
  const reversed = await reverseAtDesk(sql, workspace, said, deed);
  return reversed.ok ? ok(await reported(sql, workspace, said.redemptionKey)) : reversed;
}

function askOf({ key, by, method, receipt }: Report, { coupon, shown }: Meant, nowMs: number) {
  return {
    kind: "ask",
    key,
    contents: { couponId: coupon.couponId, shown, storeId: by.storeId, staffId: by.id, method, receipt, override: null, leaseId: null },
    circumstances: { time: { deviceMs: nowMs, offsetMs: 0, uncertain: false }, couponVersion: coupon.version, snapshotFeed: 0, marks: [] },
  } as const;
}

async function hasStore({ db }: Sql, workspace: number, id: string): Promise<boolean> {
  return (await db.selectFrom("stores").select("id").where("workspace", "=", workspace).where("id", "=", id).executeTakeFirst()) !== undefined;
}

async function redemptionOf({ db }: Sql, workspace: number, key: string): Promise<RedemptionRow | undefined> {
  return await db.selectFrom("redemptions").selectAll().where("workspace", "=", workspace).where("key", "=", key).executeTakeFirst();
}

async function reported(sql: Sql, workspace: number, key: string): Promise<ReportedRedemption> {
  const row = await redemptionOf(sql, workspace, key);
  if (row === undefined) throw new Error("A redemption that was accepted is not there.");
  const { couponId, receipt } = contentsOf(row);
  const coupon = await couponById(sql, workspace, couponId);
  if (coupon === null) throw new Error("A redemption's coupon is not there.");
  const { title, registerText } = coupon;
  const standing = standingOf({ isReversed: row.reversed_by !== null, hold: { kind: row.hold } });
  return { redemptionKey: key, couponId, title, registerText, storeId: row.store_id, receipt, redeemedMs: row.at_ms, standing };
}
