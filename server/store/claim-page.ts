import type { ClaimId } from "../../src/domain/coupon/claim-id";
import type { ClaimRedemption } from "../../src/domain/coupon/claim-standing";
import { PHONE_METHODS, type PhoneStore } from "../../src/domain/coupon/phone-methods";
import { correctedMs } from "../../src/domain/sync/corrected-time";
import type { Circumstances, RedemptionContents } from "../../src/domain/sync/event";
import { publicClaimKeys } from "./claim-keys";
import type { ClaimOnRecord, ClaimPageStore, KeptPin } from "./claim-page-store";
import { codeText } from "./code-text";
import { couponOf } from "./coupon-rows";
import { inTransaction, type Sql, type Tx } from "./sql";
import { tellWebhooks } from "./webhooks/tell-webhooks";

export function createClaimPageStore(sql: Sql): ClaimPageStore {
  return {
    storePin: (workspace, storeId) => storePin(sql, workspace, storeId),
    claimKeys: (workspace) => publicClaimKeys(sql.db, workspace),
    claimOnRecord: (workspace, claimId) => claimOnRecord(sql, workspace, claimId),
    noteOpened: (workspace, claimId, atMs, nowMs) => noteOpened(sql, workspace, claimId, atMs, nowMs),
  };
}

async function claimOnRecord({ db }: Pick<Sql, "db">, workspace: number, claimId: ClaimId): Promise<ClaimOnRecord | null> {
  const claim = await db
    .selectFrom("claims")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "claims.workspace").onRef("coupons.ordinal", "=", "claims.ordinal"))
    .innerJoin("workspaces", "workspaces.number", "claims.workspace")
    .select(["claims.ordinal", "claims.code_value", "claims.opened_ms", "claims.holder_key", "coupons.definition", "workspaces.name", "workspaces.zone"])
    .where("claims.workspace", "=", workspace)
    .where("claims.id", "=", claimId)
    .executeTakeFirst();
  if (claim === undefined) return null;
  const coupon = couponOf(claim);
  const { code_value } = claim;
  const code = await db
    .selectFrom("codes")
    .select(["value", "holder_key"])
    .where("workspace", "=", workspace)
    .where("ordinal", "=", claim.ordinal)
    .$if(code_value !== null, (query) => query.where("code_type", "=", coupon.codeType).where("value", "=", code_value ?? new Uint8Array()))
    .executeTakeFirst();
  if (code === undefined) return null;
  // A list's code is held itself; who shows a fixed one may be anybody, so there the claim is.
  const holderKey = code_value === null ? claim.holder_key : code.holder_key;
  return {
    shop: claim.name,
    zone: claim.zone,
    coupon,
    code: codeText(code.value),
    openedMs: claim.opened_ms,
    redemptionKey: holderKey,
    redemption: holderKey === null ? null : await redemptionBy(db, workspace, holderKey),
    stores: PHONE_METHODS.some((method) => coupon.methods.includes(method)) ? await phoneStores(db, workspace) : [],
  };
}

async function phoneStores(db: Sql["db"], workspace: number): Promise<PhoneStore[]> {
  const rows = await db.selectFrom("stores").select(["id", "name", "pin"]).where("workspace", "=", workspace).orderBy("name").execute();
  return rows.map(({ id, name, pin }) => ({ id, name, hasPin: pin !== null }));
}

async function storePin({ db }: Pick<Sql, "db">, workspace: number, storeId: string): Promise<KeptPin | null> {
  const row = await db.selectFrom("stores").select("pin").where("workspace", "=", workspace).where("id", "=", storeId).executeTakeFirst();
  return row === undefined || row.pin === null ? null : (JSON.parse(row.pin) as KeptPin);
}

async function noteOpened(sql: Sql, workspace: number, claimId: ClaimId, atMs: number, nowMs: number): Promise<number | null> {
  const found = sql.db
    .selectFrom("claims")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "claims.workspace").onRef("coupons.ordinal", "=", "claims.ordinal"))
    .select(["claims.claimed_ms", "claims.opened_ms", "coupons.revoked_ms"])
    .where("claims.workspace", "=", workspace)
    .where("claims.id", "=", claimId);
  const claim = await found.executeTakeFirst();
  if (claim === undefined) return null;
  if (claim.opened_ms !== null || claim.revoked_ms !== null) return claim.opened_ms;
  const openedMs = Math.max(claim.claimed_ms, Math.min(atMs, nowMs));
  await inTransaction(sql, (tx) => open(tx, workspace, claimId, openedMs, nowMs));
  return (await found.executeTakeFirstOrThrow()).opened_ms;
}

/** Of two who open it at once the first counts, and other systems hear of it once. */
async function open(tx: Tx, workspace: number, claimId: ClaimId, openedMs: number, nowMs: number): Promise<void> {
  const opened = await tx
    .updateTable("claims")
    .set({ opened_ms: openedMs })
    .where("workspace", "=", workspace)
    .where("id", "=", claimId)
    .where("opened_ms", "is", null)
    .returning(["ordinal", "contact_id"])
    .executeTakeFirst();
  if (opened === undefined) return;
  await tellWebhooks(tx, workspace, nowMs, async () => {
    const row = await tx.selectFrom("coupons").select("definition").where("workspace", "=", workspace).where("ordinal", "=", opened.ordinal).executeTakeFirstOrThrow();
    return [{ type: "coupon.opened", coupon: couponOf(row), claim: { claimId, contactId: opened.contact_id }, redemption: null }];
  });
}

async function redemptionBy(db: Sql["db"], workspace: number, key: string): Promise<ClaimRedemption> {
  const row = await db
    .selectFrom("redemptions")
    .leftJoin("stores", (join) => join.onRef("stores.workspace", "=", "redemptions.workspace").onRef("stores.id", "=", "redemptions.store_id"))
    .select(["redemptions.circumstances", "redemptions.contents", "stores.name"])
    .where("redemptions.workspace", "=", workspace)
    .where("redemptions.key", "=", key)
    .executeTakeFirstOrThrow();
  const { time } = JSON.parse(row.circumstances) as Circumstances;
  const { method } = JSON.parse(row.contents) as Pick<RedemptionContents, "method">;
  return { atMs: correctedMs(time), store: row.name, ...(method === "self" ? { bySelf: true } : {}) };
}
