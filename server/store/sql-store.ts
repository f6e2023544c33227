import { sql as raw } from "kysely";
import { ok } from "../../src/domain/result";
import { addCoupon } from "./add-coupon";
import type { Announcements } from "./announcements";
import { addApiKey, apiKeyByHash, apiKeysOf, revokeApiKey } from "./api-keys";
import { applyResolution } from "./apply-resolution";
import { blob } from "./base-blobs";
import { conflictsOf } from "./conflicts";
import { claimCoupon } from "./claim-coupon";
import { createClaimPageStore } from "./claim-page";
import { createContactStore } from "./contacts/create-contact-store";
import { createCouponDeskStore } from "./coupon-desk/create-coupon-desk-store";
import { couponsWithCodes, replaceCoupon } from "./coupons";
import { enrol, issueEnrolmentCode } from "./enrolment";
import { feedAfter } from "./feed";
import { createExternalStore } from "./external/create-external-store";
import { createImageStore } from "./images/images";
import { createFiguresStore } from "./figures/create-figures-store";
import { createMemberStore } from "./members/create-member-store";
import { closeLeases } from "./leases/close-leases";
import { writeOffLease } from "./leases/end-leases";
import { leasesAtDesk } from "./leases/leases-at-desk";
import { renewLeases } from "./leases/renew-leases";
import { handOver } from "./push/hand-over";
import { parseItems, type TillPush } from "./push/parse-items";
import { createPushQueue } from "./push/push-queue";
import { unconfirmedAt } from "./redemptions-at-desk";
import { certifyTill } from "./rescue/certify-till";
import { takeInRescueFile, type TakeItems } from "./rescue/take-in-rescue-file";
import { createSelfClaimStore } from "./self-claims/create-self-claim-store";
import { createSettingsStore } from "./settings/edit-settings";
import { createSnapshots } from "./snapshots";
import type { Sql } from "./sql";
import { standingsOf } from "./standings";
import { startEpoch } from "./start-epoch";
import type { Push, Store, TillOnRecord } from "./store";
import { FEED_ENTRIES_KEPT, tidy } from "./tidy";
import { renewToken, tillByToken } from "./till-tokens";
import { noteSeen, revokeInstallation, tillsOf } from "./tills";
import { allWorkspaces, createWorkspace, storesOf } from "./workspaces";
import { createWebhookStore } from "./webhooks/create-webhook-store";

/** The store over any database that Kysely speaks to. */
export function createSqlStore(sql: Sql, watch: Announcements["watch"], close: () => Promise<void>): Store {
  const takePush = createPushQueue(sql);
  const takeItems: TakeItems = async (till, sent, nowMs) => {
    const push = tillPushOf(till, sent, nowMs);
    return till.revokedMs === null ? ok(await takePush(push)) : await handOver(sql, push);
  };
  return {
    ...createMemberStore(sql),
    ...createCouponDeskStore(sql),
    ...createClaimPageStore(sql),
    ...createSelfClaimStore(sql),
    ...createContactStore(sql),
    ...createExternalStore(sql, takePush),
    ...createWebhookStore(sql),
    ...createImageStore(sql),
    ...createSettingsStore(sql),
    ...createFiguresStore(sql),
    watch,
    check: async () => void (await raw`select 1`.execute(sql.db)),
    close,
    workspaces: () => allWorkspaces(sql),
    createWorkspace: (workspace, nowMs) => createWorkspace(sql, workspace, nowMs),
    addCoupon: (workspace, coupon, codes, nowMs) => addCoupon(sql, workspace, coupon, codes, nowMs),
    replaceCoupon: (workspace, coupon, nowMs) => replaceCoupon(sql, workspace, coupon, nowMs),
    coupons: (workspace) => couponsWithCodes(sql, workspace),
    stores: (workspace) => storesOf(sql, workspace),
    claim: (workspace, claim, nowMs) => claimCoupon(sql, workspace, claim, nowMs),
    issueEnrolmentCode: (code, deed) => issueEnrolmentCode(sql, code, deed),
    enrol: (enrolment, nowMs) => enrol(sql, enrolment, nowMs),
    tillByToken: (tokenHash, nowMs) => tillByToken(sql, tokenHash, nowMs),
    renewToken: (till, tokenHash, nowMs) => renewToken(sql, till, tokenHash, nowMs),
    revokeInstallation: (workspace, id, nowMs, deed) => revokeInstallation(sql, workspace, id, nowMs, deed),
    addApiKey: (key, nowMs, deed) => addApiKey(sql, key, nowMs, deed),
    apiKeyByHash: (keyHash) => apiKeyByHash(sql, keyHash),
    apiKeys: (workspace) => apiKeysOf(sql, workspace),
    revokeApiKey: (workspace, id, nowMs, deed) => revokeApiKey(sql, workspace, id, nowMs, deed),
    conflicts: (workspace, wanted) => conflictsOf(sql, workspace, wanted),
    resolveConflict: (workspace, said, nowMs, deed) => applyResolution(sql, workspace, said, nowMs, deed),
    unconfirmed: (workspace, untilMs, page) => unconfirmedAt(sql, workspace, untilMs, page),
    tills: (workspace) => tillsOf(sql, workspace),
    leasesAtDesk: (workspace, wanted) => leasesAtDesk(sql, workspace, wanted),
    writeOffLease: (workspace, leaseId, deed) => writeOffLease(sql, workspace, leaseId, deed),
    renewLeases: (till, renewal) => renewLeases(sql, till, renewal),
    closeLeases: (till, closing) => closeLeases(sql, till, closing),
    noteSeen: (workspace, id, nowMs, report) => noteSeen(sql, workspace, id, nowMs, report),
    snapshot: createSnapshots(sql),
    blob: (workspace, hash) => blob(sql.db, workspace, hash),
    feedAfter: (workspace, cursor, limit) => feedAfter(sql, workspace, cursor, limit),
    startEpoch: (workspace, key, from, nowMs) => startEpoch(sql, workspace, key, from, nowMs),
    tidy: (nowMs, kept = FEED_ENTRIES_KEPT) => tidy(sql, nowMs, kept),
    push: async (till, sent, nowMs) => await takePush(tillPushOf(till, sent, nowMs)),
    standings: (till, keys) => standingsOf(sql, till, keys),
    handOver: (till, sent, nowMs) => handOver(sql, tillPushOf(till, sent, nowMs)),
    certify: (till, publicKey) => certifyTill(sql, till, publicKey),
    takeInRescueFile: (workspace, file, nowMs) => takeInRescueFile(sql, takeItems, workspace, file, nowMs),
  };
}

function tillPushOf(till: TillOnRecord, { items, heard }: Push, nowMs: number): TillPush {
  return { till, items: parseItems(items), heard, nowMs };
}
