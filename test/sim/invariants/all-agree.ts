import { isDeepStrictEqual } from "node:util";
import type { Decision } from "../../../src/domain/redemption/decide-redemption";
import type { RefusalReason } from "../../../src/domain/redemption/refusal";
import { snapshotCouponOf } from "../../../server/store/coupon-rows";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { CouponRow } from "../server-rows";
import type { SimTill } from "../sim-till";
import type { Finding, Invariant, LastLook, Seen } from "./invariant";

/** In the end every till knows what the server knows: of each code, of each coupon, of its own redemptions (R6, R15, R16). */
export function allAgree(): Invariant {
  return {
    name: "all-agree",
    atTheEnd: (seen, looks) => [
      ...looks.flatMap((look) => differentLook(seen, look)),
      ...seen.tills.filter(isEnrolled).flatMap((till) => [...differentCoupons(seen, till), ...differentHistory(seen, till)]),
    ],
  };
}

function differentLook({ server }: Seen, { till, of, said }: LastLook): readonly Finding[] {
  const name = "claim" in of ? `claim ${of.claim}` : of.code;
  if (said.kind !== "decided") return [{ till: till.name, what: `a look at ${name} said ${said.kind}` }];
  const coupon = server.coupons().find(({ ordinal }) => ordinal === of.ordinal);
  if (coupon === undefined) throw new Error(`no coupon is on record of ${name}`);
  return wrongAbout(of, coupon, said.decision).map((what) => ({ till: till.name, what: `of ${name} the till says: ${what}` }));
}

function wrongAbout(of: LastLook["of"], { definition, used }: CouponRow, decision: Decision): readonly string[] {
  const { source, counts, claimFirst } = JSON.parse(definition) as Coupon;
  if ("claim" in of && source.kind === "list") return decision.kind === "scan-the-code" ? [] : [decision.kind];
  const left = source.kind === "fixed" && counts === "code" ? source.amount - used : null;
  return [
    ...differs("unknown", false, decision),
    ...differs("already-redeemed", of.holder !== null, decision),
    ...differs("not-claimed", claimFirst && "state" in of && of.state === "issued" && of.holder === null, decision),
    ...differs("needs-claim", counts === "claim" && "state" in of, decision),
    ...differs("used-up", left !== null && left <= 0, decision),
    ...(decision.kind === "redeem" && left !== null && decision.remaining !== left - 1
      ? [`${decision.remaining} left after one more, but the server has ${left}`]
      : []),
  ];
}

function differs(reason: RefusalReason, isSo: boolean, decision: Decision): readonly string[] {
  const says = decision.kind === "refuse" && decision.refusals.some((refusal) => refusal.reason === reason);
  return says === isSo ? [] : [`${says ? "" : "not "}${reason}`];
}

function differentCoupons({ server }: Seen, { name, disk }: SimTill): readonly Finding[] {
  return server.coupons().flatMap((row) => {
    const known = disk.rows.coupons.get(row.ordinal)?.coupon;
    const right = snapshotCouponOf(JSON.parse(row.definition) as Coupon, row);
    if (isDeepStrictEqual(known, right)) return [];
    return [{ till: name, what: `coupon ${row.ordinal} is ${JSON.stringify(known)}, the server's ${JSON.stringify(right)}` }];
  });
}

function differentHistory({ server }: Seen, { name, disk }: SimTill): readonly Finding[] {
  const rows = server.redemptions();
  const told = [...disk.rows.history.values()].flatMap((record): readonly Finding[] => {
    const row = rows.find(({ key }) => key === record.key);
    const outcome = server.outcomeOf(record.key);
    const isSame = row !== undefined && outcome === JSON.stringify(record.outcome) && record.reversed === (row.reversedBy !== null);
    const isWithdrawn = record.outcome.kind === "withdrawn" && row?.reversedBy !== null;
    if (isSame || isWithdrawn || record.outcome.kind === "refused") return [];
    return [{ till: name, what: `history has ${record.key} as ${JSON.stringify(record.outcome)}, undone ${record.reversed}; the server ${outcome}, undone ${row?.reversedBy}` }];
  });
  const mine = disk.rows.singles.device?.installationId;
  const forgotten = rows
    .filter(({ installation, reversedBy, key }) => installation === mine && reversedBy === null && !isHeld(disk, key))
    .map(({ key }) => ({ till: name, what: `${key} stands at the server, and its till knows nothing of it` }));
  return [...told, ...forgotten];
}

function isHeld({ rows }: SimTill["disk"], key: string): boolean {
  return rows.history.has(key) || rows.outbox.has(key);
}

function isEnrolled({ disk }: SimTill): boolean {
  return disk.rows.singles.device?.revoked === false;
}
