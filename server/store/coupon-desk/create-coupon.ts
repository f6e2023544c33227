import { keyMaterial } from "../../../src/domain/code/key-material";
import { type NormalisedCode, parseCode } from "../../../src/domain/code/parse-code";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { CouponDraft, CouponProblem } from "../../../src/domain/coupon/coupon-draft";
import { parseCouponId } from "../../../src/domain/coupon/coupon-id";
import { type NewCouponFacts, validateCoupon } from "../../../src/domain/coupon/validate-coupon";
import { fail, ok, type Result } from "../../../src/domain/result";
import { codeBytes, codeText } from "../code-text";
import { couponById, couponColumns, snapshotCouponOf } from "../coupon-rows";
import { recordVersion } from "../coupons";
import { epochForWriting } from "../epochs";
import { appendToFeed, type FeedDraft } from "../feed";
import { imagesNamedBy } from "../images/images";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { nextOrdinal } from "../next-ordinal";
import { base64urlOf, snapshotKey } from "../snapshot-key";
import { type FeedTx, inTransaction, lockName, type Sql, type Tx } from "../sql";
import { isSameDraft, draftOf } from "./draft-fields";
import { liveOwner } from "./live-owner";

/** A claim's token and a till's record have 16 bits for it (R20). */
const LAST_ORDINAL = 65_535;

/** Makes a coupon, with its code where that is fixed, or says all that is wrong with it. */
export async function createCoupon(
  sql: Sql,
  workspace: number,
  draft: CouponDraft,
  fixedCode: string | null,
  deed: Deed,
): Promise<Result<"created", readonly CouponProblem[]>> {
  const parsed = draft.source.kind === "fixed" && fixedCode !== null ? parseCode(draft.codeType, fixedCode) : null;
  const code = parsed?.ok ? parsed.value : null;
  return await inTransaction(sql, async (tx) => {
    await lockName(sql, tx, workspace, "codes", "alone");
    const epoch = await epochForWriting(sql, tx, workspace);
    if (await isThereAlready(tx, workspace, draft, code)) return ok("created");
    const problems = validateCoupon(draft, fixedCode, await factsOf(tx, workspace, draft, code, deed.atMs));
    const couponId = parseCouponId(draft.couponId);
    if (problems.length > 0 || !couponId.ok) return fail(problems);
    // What follows holds the counter for a short while: nothing but rows that nobody else has seen.
    const coupon: Coupon = { ...draft, couponId: couponId.value, ordinal: await nextOrdinal(tx, workspace), version: 1, revokedAtMs: null };
    await insertCoupon(tx, workspace, coupon, code === null ? 0 : 1, deed);
    const drafts: FeedDraft[] = [{ kind: "coupon", coupon: snapshotCouponOf(coupon, { used: 0, leased: 0 }) }];
    if (code !== null) drafts.push(await insertCode(tx, workspace, coupon, code, epoch.key));
    await appendToFeed(tx, workspace, drafts);
    return ok("created");
  });
}

async function insertCoupon(tx: FeedTx, workspace: number, coupon: Coupon, codes: number, deed: Deed): Promise<void> {
  const { ordinal } = coupon;
  await tx
    .insertInto("coupons")
    .values({ workspace, ordinal, created_ms: deed.atMs, codes, ...couponColumns(coupon) })
    .execute();
  await recordVersion(tx, workspace, coupon, deed.atMs);
  await tx.insertInto("usage").values({ workspace, ordinal, used: 0, leased: 0 }).execute();
  await record(tx, workspace, { act: "coupon-created", subject: coupon.couponId, before: null, after: draftOf(coupon) }, deed);
}

async function insertCode(tx: FeedTx, workspace: number, { ordinal, codeType }: Coupon, code: NormalisedCode, epochKey: Uint8Array): Promise<FeedDraft> {
  const key = snapshotKey(epochKey, keyMaterial(codeType, code));
  await tx
    .insertInto("codes")
    .values({ workspace, code_type: codeType, value: codeBytes(code), ordinal, position: 0, state: "issued", holder_key: null, snapshot_key: key })
    .execute();
  return { kind: "code", key: base64urlOf(key), ordinal, state: "issued", redeemed: null };
}

async function isThereAlready(tx: Tx, workspace: number, draft: CouponDraft, code: NormalisedCode | null): Promise<boolean> {
  const coupon = await couponById({ db: tx }, workspace, draft.couponId);
  if (coupon === null || coupon.version !== 1 || !isSameDraft(draftOf(coupon), draft)) return false;
  if (draft.source.kind === "list") return code === null;
  const { value } = await tx
    .selectFrom("codes")
    .select("value")
    .where("workspace", "=", workspace)
    .where("ordinal", "=", coupon.ordinal)
    .executeTakeFirstOrThrow();
  return code === codeText(value);
}

async function factsOf(tx: Tx, workspace: number, draft: CouponDraft, code: NormalisedCode | null, nowMs: number): Promise<NewCouponFacts> {
  const { plan } = await tx.selectFrom("workspaces").select("plan").where("number", "=", workspace).executeTakeFirstOrThrow();
  const { ordinal } = await tx.selectFrom("counters").select("ordinal").where("workspace", "=", workspace).executeTakeFirstOrThrow();
  const stores = await tx.selectFrom("stores").select("id").where("workspace", "=", workspace).execute();
  return {
    plan,
    couponIdIsTaken: (await couponById({ db: tx }, workspace, draft.couponId)) !== null,
    ordinalsAreUsedUp: ordinal >= LAST_ORDINAL,
    storeIds: new Set(stores.map(({ id }) => id)),
    images: await imagesNamedBy(tx, workspace, draft),
    sharesCodeWith: code === null ? null : await liveOwner(tx, workspace, draft.codeType, codeBytes(code), nowMs),
  };
}
