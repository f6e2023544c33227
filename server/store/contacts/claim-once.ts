import { createHash } from "node:crypto";
import { fail, ok, type Result } from "../../../src/domain/result";
import { type ClaimedWithin, claimWithin } from "../claim-coupon";
import { inTransaction, type Sql, type Tx } from "../sql";
import type { NewClaim } from "../store";
import type { NotClaimed, Wish, WishAnswer } from "./contact-store";
import { sayClaimRefusal } from "./say-claim-refusal";

/** For so long the same wish is answered as it was the first time (R75). */
export const WISH_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Claims a coupon, once for each key of the asker's. The key's row is written before anything else, so that of wishes under the
 * same key the later ones wait for the first, holding nothing that it needs, and find its answer (R14, R75).
 */
export async function claimOnce(sql: Sql, workspace: number, wish: Wish, nowMs: number): Promise<Result<WishAnswer, "unknown-coupon" | "idempotency-key-used">> {
  const digest = digestOf(wish.claim);
  return await inTransaction(sql, async (tx) => {
    if (!(await isFirst(tx, workspace, wish, digest, nowMs))) return await firstAnswer(tx, workspace, wish, digest);
    const claimed = await claimWithin(sql, tx, workspace, wish.claim, nowMs);
    const answer = claimed.ok ? granted(claimed.value) : await refused(tx, workspace, wish.claim, claimed.problem);
    if (answer === null) {
      // There may be such a coupon later: this is no answer to keep.
      await tx.deleteFrom("claim_wishes").where((row) => row.and(keyOf(workspace, wish))).execute();
      return fail("unknown-coupon");
    }
    await tx
      .updateTable("claim_wishes")
      .set({ answer: JSON.stringify(answer), contact_id: answer.kind === "claimed" ? answer.contactId : null })
      .where((row) => row.and(keyOf(workspace, wish)))
      .execute();
    return ok(answer);
  });
}

async function isFirst(tx: Tx, workspace: number, wish: Wish, digest: Uint8Array, nowMs: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("claim_wishes")
    .values({ ...keyOf(workspace, wish), digest, contact_id: null, answer: "", at_ms: nowMs })
    .onConflict((row) => row.columns(["workspace", "key_id", "idempotency_key"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function firstAnswer(tx: Tx, workspace: number, wish: Wish, digest: Uint8Array): Promise<Result<WishAnswer, "idempotency-key-used">> {
  const first = await tx
    .selectFrom("claim_wishes")
    .select(["digest", "answer"])
    .where((row) => row.and(keyOf(workspace, wish)))
    .executeTakeFirstOrThrow();
  return Buffer.from(first.digest).equals(digest) ? ok(JSON.parse(first.answer) as WishAnswer) : fail("idempotency-key-used");
}

function granted({ claimId, contactId, token, coupon }: ClaimedWithin): WishAnswer {
  return { kind: "claimed", claimId, contactId, token, tag: coupon.tags.claimed === "" ? null : coupon.tags.claimed };
}

/** Null where there is no coupon whose words it could be. */
async function refused(tx: Tx, workspace: number, { contact }: NewClaim, problem: NotClaimed): Promise<WishAnswer | null> {
  if (problem.kind === "unknown-coupon") return null;
  const { reason, coupon } = problem;
  const { zone } = await tx.selectFrom("workspaces").select("zone").where("number", "=", workspace).executeTakeFirstOrThrow();
  return { kind: "refused", reason, wording: sayClaimRefusal(reason, coupon, zone, contact.locale) };
}

function keyOf(workspace: number, { keyId, idempotencyKey }: Wish) {
  return { workspace, key_id: keyId, idempotency_key: idempotencyKey };
}

/** Of what was asked for, without the ids that the server has made for it. */
function digestOf({ couponId, contact: { channel, externalId, name, locale } }: NewClaim): Buffer {
  return createHash("sha256").update(JSON.stringify([couponId, channel, externalId, name ?? null, locale ?? null])).digest();
}
