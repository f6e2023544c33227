import { sql as raw } from "kysely";
import { claimKeyMaterial } from "../../src/domain/code/key-material";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { type ClaimRequest, decideClaim } from "../../src/domain/coupon/decide-claim";
import { fail, ok, type Result } from "../../src/domain/result";
import { signedToken } from "./claim-keys";
import type { NotClaimed } from "./contacts/contact-store";
import { couponOf } from "./coupon-rows";
import { epochForWriting } from "./epochs";
import { appendToFeed, type FeedDraft } from "./feed";
import type { Database } from "./schema";
import { base64urlOf, snapshotKey } from "./snapshot-key";
import { type FeedTx, inTransaction, locked, Overtaken, type Sql, type Tx } from "./sql";
import type { ClaimProblem, Claimed, NewClaim } from "./store";
import { tellWebhooks } from "./webhooks/tell-webhooks";

/**
 * Gives a contact a coupon: a claim with its token and, of a list, the first code that nobody has (R20, R51). Claims of
 * one coupon wait for each other.
 */
export async function claimCoupon(sql: Sql, workspace: number, made: NewClaim, nowMs: number): Promise<Result<Claimed, ClaimProblem>> {
  return await inTransaction(sql, async (tx) => {
    const claimed = await claimWithin(sql, tx, workspace, made, nowMs);
    if (claimed.ok) return ok({ claimId: claimed.value.claimId, token: claimed.value.token });
    return fail(claimed.problem.kind === "refused" ? claimed.problem.reason : claimed.problem.kind);
  });
}

export type ClaimedWithin = Claimed & { readonly contactId: string; readonly coupon: Coupon };

/** The same within a transaction that does more. */
export async function claimWithin(
  sql: Sql,
  tx: FeedTx,
  workspace: number,
  made: NewClaim,
  nowMs: number,
): Promise<Result<ClaimedWithin, NotClaimed>> {
  const epoch = await epochForWriting(sql, tx, workspace);
  const coupon = await lockCoupon(sql, tx, workspace, made.couponId);
  if (coupon === null) return fail({ kind: "unknown-coupon" });
  const { ordinal, source } = coupon;
  const code = source.kind === "list" ? await firstFreeCode(sql, tx, workspace, ordinal) : null;
  const knownId = await contactOf(tx, workspace, made.contact);
  const decision = decideClaim(await requestOf(tx, workspace, coupon, { contactId: knownId, hasCode: code !== null, nowMs }));
  if (decision.kind === "refuse") return fail({ kind: "refused", reason: decision.reason, coupon });

  const contactId = await keepContact(tx, workspace, made.contact, knownId, nowMs);
  const key = snapshotKey(epoch.key, claimKeyMaterial(made.claimId));
  await tx
    .insertInto("claims")
    .values({
      workspace,
      id: made.claimId,
      ordinal,
      contact_id: contactId,
      code_value: code?.value ?? null,
      claimed_ms: nowMs,
      opened_ms: null,
      holder_key: null,
      snapshot_key: key,
    })
    .execute();
  if (code !== null) await markClaimed(tx, workspace, code);
  const token = await signedToken(tx, { workspaceNumber: workspace, ordinal, claimId: made.claimId });
  const changed = [key, ...(code === null ? [] : [code.snapshot_key])];
  await tellWebhooks(tx, workspace, nowMs, async () => [{ type: "coupon.claimed", coupon, claim: { claimId: made.claimId, contactId }, redemption: null }]);
  await appendToFeed(tx, workspace, changed.map((of) => claimedDraft(of, ordinal)));
  return ok({ claimId: made.claimId, token, contactId, coupon });
}

/** Its units too, which are what claims of it wait for each other by. */
async function lockCoupon(sql: Sql, tx: Tx, workspace: number, couponId: string): Promise<Coupon | null> {
  const found = tx
    .selectFrom("coupons")
    .select(["definition"])
    .where("workspace", "=", workspace)
    .where("coupon_id", "=", couponId);
  const row = await (sql.rowLocks ? found.forShare() : found).executeTakeFirst();
  if (row === undefined) return null;
  const coupon = couponOf(row);
  const units = tx.selectFrom("usage").select("ordinal").where("workspace", "=", workspace);
  await locked(sql, units).where("ordinal", "=", coupon.ordinal).executeTakeFirstOrThrow();
  return coupon;
}

type CodeRow = Pick<Database["codes"], "code_type" | "value" | "ordinal" | "snapshot_key">;

/** Comes after the coupon's lock, and so never waits: a code that is being redeemed is passed over (R14). */
async function firstFreeCode(sql: Sql, tx: Tx, workspace: number, ordinal: number): Promise<CodeRow | null> {
  const free = tx
    .selectFrom("codes")
    .select(["code_type", "value", "ordinal", "snapshot_key"])
    .where("workspace", "=", workspace)
    .where("ordinal", "=", ordinal)
    // As it stands in the index of free codes: SQLite does not look behind a parameter.
    .where("state", "=", raw.lit("issued" as const))
    .where("holder_key", "is", null)
    .orderBy("position")
    .limit(1);
  const code = await (sql.rowLocks ? free.forUpdate().skipLocked() : free).executeTakeFirst();
  if (code !== undefined) return code;
  // The last ones are being redeemed this moment, or not after all.
  if (sql.rowLocks && (await free.executeTakeFirst()) !== undefined) throw new Overtaken();
  return null;
}

async function markClaimed(tx: Tx, workspace: number, { code_type, value, ordinal }: CodeRow): Promise<void> {
  await tx
    .updateTable("codes")
    .set({ state: "claimed" })
    .where("workspace", "=", workspace)
    .where("code_type", "=", code_type)
    .where("value", "=", value)
    .where("ordinal", "=", ordinal)
    .execute();
}

type Contact = NewClaim["contact"];

async function contactOf(tx: Tx, workspace: number, { channel, externalId }: Contact): Promise<string | null> {
  const contact = await tx
    .selectFrom("contacts")
    .select("id")
    .where("workspace", "=", workspace)
    .where("channel", "=", channel)
    .where("external_id", "=", JSON.stringify(externalId))
    .executeTakeFirst();
  return contact?.id ?? null;
}

/** A claim of another coupon may have been first with the same contact. What is said of them anew takes the place of what was known. */
async function keepContact(tx: Tx, workspace: number, contact: Contact, knownId: string | null, nowMs: number): Promise<string> {
  const { id, channel, externalId, name, locale } = contact;
  const said = { ...(name === undefined ? {} : { name: JSON.stringify(name) }), ...(locale === undefined ? {} : { locale }) };
  if (knownId !== null) {
    if (Object.keys(said).length > 0) {
      // Somebody who was erased this moment gets no name again.
      await tx.updateTable("contacts").set(said).where("workspace", "=", workspace).where("id", "=", knownId).where("erased_ms", "is", null).execute();
    }
    return knownId;
  }
  await tx
    .insertInto("contacts")
    .values({ workspace, id, channel, external_id: JSON.stringify(externalId), name: '""', created_ms: nowMs, ...said })
    .onConflict((row) => row.columns(["workspace", "channel", "external_id"]).doNothing())
    .execute();
  const held = await contactOf(tx, workspace, contact);
  if (held === null) throw new Error("A contact that was added is not there.");
  return held;
}

type Wish = { readonly contactId: string | null; readonly hasCode: boolean; readonly nowMs: number };

async function requestOf(tx: FeedTx, workspace: number, coupon: Coupon, { contactId, hasCode, nowMs }: Wish): Promise<ClaimRequest> {
  const { ordinal } = coupon;
  const { plan } = await tx.selectFrom("workspaces").select("plan").where("number", "=", workspace).executeTakeFirstOrThrow();
  const claims = tx
    .selectFrom("claims")
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .where("workspace", "=", workspace)
    .where("ordinal", "=", ordinal);
  const ofContact = contactId === null ? null : await claims.where("contact_id", "=", contactId).executeTakeFirstOrThrow();
  // Counted only where the amount caps them.
  const claimed = coupon.counts === "claim" ? (await claims.executeTakeFirstOrThrow()).count : 0;
  const usage = await tx
    .selectFrom("usage")
    .select(["used", "leased"])
    .where("workspace", "=", workspace)
    .where("ordinal", "=", ordinal)
    .executeTakeFirstOrThrow();
  // Of a list it matters only whether there is one.
  const codes = hasCode ? 1 : 0;
  return {
    plan,
    terms: coupon,
    distribution: { claimed: Number(claimed), codes, issued: codes, usage },
    claimLimit: coupon.claimLimit,
    contactClaims: Number(ofContact?.count ?? 0),
    nowMs,
  };
}

function claimedDraft(key: Uint8Array, ordinal: number): FeedDraft {
  return { kind: "code", key: base64urlOf(key), ordinal, state: "claimed", redeemed: null };
}
