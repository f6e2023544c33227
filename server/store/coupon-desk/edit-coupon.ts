import type { Coupon } from "../../../src/domain/coupon/coupon";
import { isLive } from "../../../src/domain/coupon/coupon-status";
import type { CouponDraft } from "../../../src/domain/coupon/coupon-draft";
import { editCoupon as decideEdit, type CouponFacts } from "../../../src/domain/coupon/edit-coupon";
import { revokeCoupon as decideRevocation } from "../../../src/domain/coupon/revoke-coupon";
import { fail, ok, type Result } from "../../../src/domain/result";
import { couponOf } from "../coupon-rows";
import { holdCoupon, writeCoupon } from "../coupons";
import { imagesNamedBy } from "../images/images";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { inTransaction, lockName, type Sql, type Tx } from "../sql";
import { tellWebhooks } from "../webhooks/tell-webhooks";
import type { CouponEdit, EditProblem } from "./coupon-desk-store";
import { changedFields, draftOf, isSameDraft } from "./draft-fields";
import { otherLiveOwner } from "./live-owner";

type Held = NonNullable<Awaited<ReturnType<typeof holdCoupon>>>;

/**
 * Saves an edit, unless somebody else has changed the coupon since it was read: nothing is written over unseen. Under the
 * coupon's lock, so that no redemption, lease or claim takes what the edit is about to take away.
 */
export async function editCoupon(
  sql: Sql,
  workspace: number,
  couponId: string,
  { draft, basedOn }: CouponEdit,
  deed: Deed,
): Promise<Result<"saved", EditProblem>> {
  return await inTransaction(sql, async (tx) => {
    await lockName(sql, tx, workspace, "codes", "alone");
    const held = await holdCoupon(sql, tx, workspace, couponId);
    if (held === null) return fail({ kind: "not-found" });
    const before = draftOf(held.coupon);
    if (held.coupon.version !== basedOn) {
      // The same edit once more: its reply was lost.
      return isSameDraft(before, draft) ? ok("saved") : fail(await changeSince(tx, workspace, held.coupon, basedOn));
    }
    const edited = decideEdit(held.coupon, draft, await factsOf(tx, workspace, held, draft, deed.atMs), deed.atMs);
    if (!edited.ok) return fail({ kind: "fields", problems: edited.problem });
    await record(tx, workspace, { act: "coupon-changed", subject: couponId, ...changedFields(before, draft) }, deed);
    await writeCoupon(tx, workspace, edited.value, held.usage, deed.atMs);
    return ok("saved");
  });
}

/** Every till refuses it from its next pull on (R47); what tills hold of its units ends with it (R23). */
export async function revokeCoupon(sql: Sql, workspace: number, couponId: string, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const held = await holdCoupon(sql, tx, workspace, couponId);
    if (held === null) return false;
    const revoked = decideRevocation(held.coupon, deed.atMs);
    if (!revoked.ok) return true;
    await record(tx, workspace, { act: "coupon-revoked", subject: couponId, before: null, after: { revokedAtMs: deed.atMs } }, deed);
    await tellWebhooks(tx, workspace, deed.atMs, async () => [{ type: "coupon.revoked", coupon: held.coupon, claim: null, redemption: null }]);
    await writeCoupon(tx, workspace, revoked.value, held.usage, deed.atMs);
    return true;
  });
}

async function changeSince(tx: Tx, workspace: number, now: Coupon, basedOn: number): Promise<EditProblem> {
  const versions = await tx
    .selectFrom("coupon_versions")
    .select(["version", "definition", "at_ms"])
    .where("workspace", "=", workspace)
    .where("ordinal", "=", now.ordinal)
    .where("version", "in", [Math.min(basedOn, now.version), now.version])
    .orderBy("version")
    .execute();
  const [before] = versions;
  const last = await tx
    .selectFrom("audit_log")
    .select("actor_name")
    .where("workspace", "=", workspace)
    .where("subject", "=", now.couponId)
    .where("act", "in", ["coupon-changed", "coupon-revoked"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const revoked = now.revokedAtMs === null ? [] : ["revokedAtMs"];
  const fields = before === undefined ? [] : Object.keys(changedFields(draftOf(couponOf(before)), draftOf(now)).after);
  const by = last === undefined ? "" : (JSON.parse(last.actor_name) as string);
  return { kind: "changed", fields: [...fields, ...revoked], by, atMs: versions.at(-1)?.at_ms ?? 0 };
}

async function factsOf(tx: Tx, workspace: number, { row, coupon, usage }: Held, draft: CouponDraft, nowMs: number): Promise<CouponFacts> {
  const { plan } = await tx.selectFrom("workspaces").select("plan").where("number", "=", workspace).executeTakeFirstOrThrow();
  const stores = await tx.selectFrom("stores").select("id").where("workspace", "=", workspace).execute();
  const comesBack = !isLive(coupon, nowMs) && isLive({ ...draft, revokedAtMs: coupon.revokedAtMs }, nowMs);
  return {
    plan,
    hasCodes: row.codes > 0,
    storeIds: new Set(stores.map(({ id }) => id)),
    images: await imagesNamedBy(tx, workspace, draft),
    claimed: await claimsOf(tx, workspace, row.ordinal),
    usage,
    sharesCodeWith: comesBack ? await otherLiveOwner(tx, workspace, row.ordinal, nowMs) : null,
  };
}

async function claimsOf(tx: Tx, workspace: number, ordinal: number): Promise<number> {
  const { count } = await tx
    .selectFrom("claims")
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .where("workspace", "=", workspace)
    .where("ordinal", "=", ordinal)
    .executeTakeFirstOrThrow();
  return Number(count);
}
