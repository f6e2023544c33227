import type { RedemptionRow } from "../server-rows";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { Finding, Invariant, Seen } from "./invariant";

/**
 * A list's code, and a claim, has one unreversed holder at most, and says so; all others are conflicts or a supervisor's
 * extras. Units in use are those of unreversed holders; neither they nor claims that count are ever more than the amount.
 * An ask is never a conflict (R3, R11, R13, R44, R46).
 */
export function oneHolder(): Invariant {
  return {
    name: "one-holder",
    onServerChange: (seen) => {
      const rows = seen.server.redemptions();
      const standing = rows.filter(({ hold, reversedBy }) => hold === "holder" && reversedBy === null);
      return [...wrongHolders(seen, standing), ...wrongUnits(seen, standing), ...tooManyClaims(seen), ...conflictingAsks(rows)];
    },
  };
}

function wrongHolders({ server }: Seen, standing: readonly RedemptionRow[]): readonly Finding[] {
  const coupons = couponsOf({ server });
  const codes = server.codes().filter(({ ordinal }) => coupons.get(ordinal)?.source.kind === "list");
  return [
    ...codes.flatMap(({ code, ...held }) => heldByAnother(`code ${code}`, held, standing.filter((row) => row.code === code))),
    ...server.claims().flatMap(({ claim, ...held }) => heldByAnother(`claim ${claim}`, held, standing.filter((row) => row.claim === claim))),
  ];
}

type Held = { readonly ordinal: number; readonly holder: string | null };

function heldByAnother(what: string, { ordinal, holder }: Held, standing: readonly RedemptionRow[]): readonly Finding[] {
  const holders = standing.filter((row) => row.ordinal === ordinal).map(({ key }) => key);
  const agrees = holders.length === 0 ? holder === null : holders.length === 1 && holders[0] === holder;
  return agrees ? [] : [{ till: null, what: `${what} of coupon ${ordinal} says it is held by ${holder}, but ${holders.join(", ") || "nobody"} stands` }];
}

function wrongUnits({ server }: Pick<Seen, "server">, standing: readonly RedemptionRow[]): readonly Finding[] {
  const coupons = couponsOf({ server });
  return server.coupons().flatMap(({ ordinal, used }): readonly Finding[] => {
    const spent = standing.filter((row) => row.ordinal === ordinal && row.unit !== "none").length;
    const source = coupons.get(ordinal)?.source;
    if (used !== spent) return [{ till: null, what: `coupon ${ordinal} counts ${used} uses, but ${spent} stand` }];
    const isOver = source?.kind === "fixed" && used > source.amount;
    return isOver ? [{ till: null, what: `coupon ${ordinal} was used ${used} times, more than its amount` }] : [];
  });
}

function tooManyClaims({ server }: Seen): readonly Finding[] {
  const claims = server.claims();
  return [...couponsOf({ server }).values()].flatMap(({ ordinal, source }): readonly Finding[] => {
    const made = claims.filter((claim) => claim.ordinal === ordinal).length;
    const isOver = source.kind === "fixed" && made > source.amount;
    return isOver ? [{ till: null, what: `coupon ${ordinal} was claimed ${made} times, more than its amount` }] : [];
  });
}

function conflictingAsks(rows: readonly RedemptionRow[]): readonly Finding[] {
  return rows
    .filter(({ kind, hold }) => kind === "ask" && hold === "conflict")
    .map(({ key }) => ({ till: null, what: `the ask ${key} became a conflict` }));
}

function couponsOf({ server }: Pick<Seen, "server">): ReadonlyMap<number, Coupon> {
  return new Map(server.coupons().map(({ ordinal, definition }) => [ordinal, JSON.parse(definition) as Coupon]));
}
