import type { ClaimId } from "../../../src/domain/coupon/claim-id";
import type { SelfClaimTarget } from "../../../src/domain/coupon/self-claim";
import { fail, ok, type Result } from "../../../src/domain/result";
import { claimWithin } from "../claim-coupon";
import { signedToken } from "../claim-keys";
import type { NotClaimed } from "../contacts/contact-store";
import { createInTurn } from "../contacts/in-turn";
import { couponOf } from "../coupon-rows";
import { inTransaction, Overtaken, type Sql, type Tx } from "../sql";
import type { CouponToClaim, SelfClaimStore, SelfWish } from "./self-claim-store";

export function createSelfClaimStore(sql: Sql): SelfClaimStore {
  // A poster may send many at once: they wait here, and not each with a connection that a till could have.
  const inTurn = createInTurn();
  return {
    couponToClaim: (target) => couponToClaim(sql, target),
    claimOfBrowser: (target, browsers) => claimOfBrowser(sql.db, target, browsers),
    claimBySelf: (workspace, wish, nowMs) => inTurn(`${workspace} ${wish.claim.couponId}`, () => claimBySelf(sql, workspace, wish, nowMs)),
  };
}

async function couponToClaim({ db }: Sql, { workspace, couponId }: SelfClaimTarget): Promise<CouponToClaim | null> {
  const row = await db
    .selectFrom("coupons")
    .innerJoin("workspaces", "workspaces.number", "coupons.workspace")
    .select(["coupons.definition", "workspaces.name", "workspaces.zone"])
    .where("coupons.workspace", "=", workspace)
    .where("coupons.coupon_id", "=", couponId)
    .executeTakeFirst();
  return row === undefined ? null : { shop: row.name, zone: row.zone, coupon: couponOf(row) };
}

async function claimBySelf(sql: Sql, workspace: number, { claim, browsers }: SelfWish, nowMs: number): Promise<Result<{ token: string }, NotClaimed>> {
  return await inTransaction(sql, async (tx) => {
    const held = await claimOfBrowser(tx, { workspace, couponId: claim.couponId }, browsers);
    if (held !== null) return ok({ token: held });
    const claimed = await claimWithin(sql, tx, workspace, claim, nowMs);
    if (!claimed.ok) return fail(claimed.problem);
    const { claimId, token, coupon } = claimed.value;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("self_claims")
      .values({ workspace, ordinal: coupon.ordinal, browser: browsers[0], claim_id: claimId })
      .onConflict((row) => row.columns(["workspace", "ordinal", "browser"]).doNothing())
      .executeTakeFirstOrThrow();
    // Two tabs, over two servers: of both, one claim is undone and finds the other.
    if (numInsertedOrUpdatedRows !== 1n) throw new Overtaken();
    return ok({ token });
  });
}

async function claimOfBrowser(db: Sql["db"] | Tx, { workspace, couponId }: SelfClaimTarget, browsers: readonly string[]): Promise<string | null> {
  if (browsers.length === 0) return null;
  const held = await db
    .selectFrom("self_claims")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "self_claims.workspace").onRef("coupons.ordinal", "=", "self_claims.ordinal"))
    .select(["self_claims.claim_id", "self_claims.ordinal"])
    .where("coupons.workspace", "=", workspace)
    .where("coupons.coupon_id", "=", couponId)
    .where("self_claims.browser", "in", [...browsers])
    .executeTakeFirst();
  if (held === undefined) return null;
  return await signedToken(db, { workspaceNumber: workspace, ordinal: held.ordinal, claimId: held.claim_id as ClaimId });
}
