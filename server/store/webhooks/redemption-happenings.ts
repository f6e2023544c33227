import type { Happening } from "../../../src/domain/webhook/webhook-event";
import { contentsOf, type Gathered, type RedemptionRow } from "../push/push-record";
import type { FeedTx } from "../sql";
import { tellWebhooks } from "./tell-webhooks";

/** Queues what a push has redeemed and undone, as it stood before and as it stands after: what came and went with it is nothing (R87). */
export async function tellOfRedemptions(tx: FeedTx, gathered: Gathered, nowMs: number): Promise<void> {
  const { redemptions } = gathered;
  const changed = [...redemptions.altered(), ...redemptions.added()].flatMap((row) => {
    const [stood, stands] = [isStanding(redemptions.before(row.key)), isStanding(row)];
    return stood === stands ? [] : [{ row, type: stands ? ("coupon.redeemed" as const) : ("coupon.reversed" as const) }];
  });
  if (changed.length === 0) return;
  // What frees a code comes before what takes it.
  changed.sort((a, b) => Number(a.type === "coupon.redeemed") - Number(b.type === "coupon.redeemed"));
  await tellWebhooks(tx, gathered.workspace, nowMs, async () => {
    const claims = await claimsOf(tx, gathered, changed.map(({ row }) => row));
    return changed.flatMap(({ row, type }): Happening[] => {
      const { couponId, method } = contentsOf(row);
      const coupon = gathered.coupons.get(couponId);
      if (coupon === undefined) return [];
      const redemption = { key: row.key, atMs: row.at_ms, storeId: row.store_id, method };
      return [{ type, coupon, claim: claims.get(row.key) ?? null, redemption }];
    });
  });
}

function isStanding(row: RedemptionRow | undefined): boolean {
  return row !== undefined && row.hold !== "conflict" && row.reversed_by === null;
}

/** By redemption: of a list whoever has claimed its code, else the claim that was shown. */
async function claimsOf(tx: FeedTx, { workspace, claims, coupons }: Gathered, rows: readonly RedemptionRow[]): Promise<ReadonlyMap<string, Happening["claim"]>> {
  const lists = [...coupons.values()].filter(({ source }) => source.kind === "list").map(({ ordinal }) => ordinal);
  const values = rows.flatMap(({ ordinal, code_value }) => (code_value !== null && lists.includes(ordinal ?? -1) ? [code_value] : []));
  const ofCodes =
    values.length === 0
      ? []
      : await tx
          .selectFrom("claims")
          .select(["id", "contact_id", "ordinal", "code_value"])
          .where("workspace", "=", workspace)
          .where("ordinal", "in", lists)
          .where(tx.sets.areAmong("code_value", values))
          .execute();
  const codeOf = (ordinal: number | null, value: Uint8Array | null) => `${ordinal} ${Buffer.from(value ?? []).toString("hex")}`;
  const byCode = new Map(ofCodes.map((claim) => [codeOf(claim.ordinal, claim.code_value), claim]));
  return new Map(
    rows.flatMap((row) => {
      const claim = row.claim_id === null ? byCode.get(codeOf(row.ordinal, row.code_value)) : claims.get(row.claim_id);
      return claim === undefined ? [] : [[row.key, { claimId: claim.id, contactId: claim.contact_id }] as const];
    }),
  );
}
