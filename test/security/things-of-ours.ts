import { createHash, randomBytes } from "node:crypto";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import { settingsOf } from "../../server/store/settings/kept-settings";
import { newOneTimeToken } from "../../server/auth/one-time-token";
import type { Store } from "../../server/store/store";
import type { RouteName } from "../../src/contract/routes";
import type { Said } from "../builders/browser";
import { newTestClaim } from "../builders/claims";
import { addTestMember, deedBy } from "../builders/members";
import { pngOf } from "../builders/images";
import { certifiedBy, rescueFileOf } from "../builders/rescue-files";
import { addTestWebhook } from "../store/acceptance-webhooks";
import { addTestCoupon, newTestId, pushed, redemption, reversal, withdrawal } from "../store/acceptance-shop";
import type { AttackedShop } from "./attacked-shop";

/** One of each thing that a request can name, all of our shop. */
export type ThingsOfOurs = Awaited<ReturnType<typeof makeThings>>;

export async function makeThings({ store, ours, theirs, deps }: AttackedShop) {
  const nowMs = deps.nowMs();
  const fact = redemption(ours, "L-1");
  const doubled = redemption(ours, "L-1");
  await pushed(ours, ours.till, fact);
  await pushed(ours, ours.otherTill, doubled);
  const [lease] = await store.renewLeases(ours.till, { spentOf: new Map(), newId: newTestId, nowMs });
  const member = await addTestMember(store, ours.workspace, "manager", `colleague${randomBytes(3).toString("hex")}`, nowMs);
  const link = { id: newTestId(), ...newOneTimeToken(randomBytes) };
  const invitation = { workspace: ours.workspace, id: link.id, tokenHash: link.tokenHash, expiresMs: nowMs + 3_600_000 };
  await store.addLink({ ...invitation, for: { kind: "invitation", role: "viewer", note: "" } }, deedBy("Tests", nowMs));
  const keyId = newTestId();
  await store.addApiKey({ workspace: ours.workspace, id: keyId, name: "Ours", keyHash: randomBytes(32), scopes: ["manage"] }, nowMs);
  const { shards } = await store.snapshot(ours.workspace, nowMs);
  const couponId = `OURS${randomBytes(3).toString("hex")}`;
  const coupon = await addTestCoupon(store, ours.workspace, couponId, [couponId]);
  const [claimToken = "", theirToken = ""] = await Promise.all([ours.workspace, theirs.workspace].map((workspace) => claimedIn(store, workspace, nowMs)));
  const rescueFile = await rescueFileOf(await certifiedBy(store, ours.otherTill), [redemption(ours, "L-2")]);
  const picture = pngOf(1, 1);
  const image = createHash("sha256").update(picture).digest("hex");
  await store.addImage(ours.workspace, { hash: image, bytes: picture, header: { type: "image/png", width: 1, height: 1 } }, deedBy("Tests", nowMs));
  const claimed = await store.claim(ours.workspace, newTestClaim(couponId, { channel: "whatsapp", externalId: couponId }), nowMs);
  if (!claimed.ok) throw new Error(claimed.problem);
  const { claimId } = claimed.value;
  const open = await addTestCoupon(store, ours.workspace, `${couponId}OPEN`, [`${couponId}-OPEN`]);
  await store.replaceCoupon(ours.workspace, { ...open, selfClaim: "open", version: open.version + 1 }, nowMs);
  const [openAddress, closedAddress] = [`${ours.workspace}-${open.couponId}`, `${ours.workspace}-${couponId}`];
  const external = await addTestCoupon(store, ours.workspace, `${couponId}EXT`, [`${couponId}-EXT`], { methods: ["external"] });
  const reported = { key: newTestId(), method: "external" as const, by: { id: keyId, name: "Ours", storeId: ours.storeId }, couponId: external.couponId, receipt: null };
  const wasReported = await store.redeemReported(ours.workspace, { ...reported, shown: { kind: "code", text: `${couponId}-EXT`, codeType: null } }, nowMs);
  if (!wasReported.ok) throw new Error(wasReported.problem.kind);
  const contactId = (await store.claimAtDesk(ours.workspace, claimId))?.contact.id ?? "";
  const { endpointId: webhookId } = await addTestWebhook(store, "https://hooks.example/", undefined, ours.workspace);
  const deliveryId = (await store.testWebhook(ours.workspace, webhookId, nowMs))?.id ?? "";
  return { fact, doubled, leaseId: lease?.leaseId ?? "", memberId: member.id, invitationId: link.id, keyId, blob: shards[0]?.hash ?? "", rescueFile, coupon, image, claimId, contactId, reportedKey: reported.key, webhookId, deliveryId, openAddress, closedAddress, claimToken, forgedToken: forged(claimToken, theirToken) };
}

/** The link of a claim of a shop's `FIXED`. */
async function claimedIn(store: Store, workspace: number, nowMs: number): Promise<string> {
  const made = await store.claim(workspace, newTestClaim("FIXED"), nowMs);
  if (!made.ok) throw new Error(made.problem);
  return made.value.token;
}

/** What a token says, under the signature of another. */
function forged(token: string, other: string): string {
  const [said, signed] = [token, other].map((text) => Buffer.from(text, "base64url"));
  const SIGNATURE_BYTES = 64;
  return Buffer.concat([said?.subarray(0, -SIGNATURE_BYTES) ?? Buffer.of(), signed?.subarray(-SIGNATURE_BYTES) ?? Buffer.of()]).toString("base64url");
}

const { settings: SETTINGS } = settingsOf(JSON.stringify(DEFAULT_SETTINGS));

/**
 * A well-formed request of each route that names things of our shop wherever it can name any.
 * A route that is not listed does not compile.
 */
export function requestsNaming(things: ThingsOfOurs, yours: { session: string; passkey: string }, { ours, deps }: AttackedShop): Record<RouteName, Said> {
  const { fact, doubled, leaseId, memberId, invitationId, keyId, blob, rescueFile, coupon, image, claimId, contactId, reportedKey, webhookId, deliveryId, openAddress, claimToken } = things;
  const { ordinal: _ordinal, version: basedOn, revokedAtMs: _revokedAtMs, ...draft } = coupon;
  const params = { couponId: coupon.couponId };
  const importing = { ...params, importId: newTestId() };
  const mine = { ...draft, couponId: `MINE${coupon.ordinal}`, stores: { kind: "chosen", storeIds: [ours.storeId] } };
  const { installationId } = ours.till;
  const items = [redemption(ours, "L-3"), redemption(ours, "F", { contents: { leaseId } }), reversal(ours, fact.key), withdrawal(fact.key), { ...fact }];
  const push = { protocol: 3, items, heard: [fact.key, doubled.key] };
  const closing = [{ leaseId, spentKeys: [fact.key] }];
  const token = "A".repeat(43);
  const password = "nine dry umbrellas";
  const email = "somebody@elsewhere.example";
  return {
    health: {},
    ready: {},
    demoSheet: {},
    signInStatus: {},
    passkeySignInOptions: {},
    me: {},
    sessions: {},
    passkeys: {},
    passkeyOptions: {},
    members: {},
    invitations: {},
    apiKeys: {},
    stores: {},
    staff: {},
    coupons: { query: `?search=${coupon.couponId}` },
    coupon: { params },
    codes: { params, query: `?search=${coupon.couponId}` },
    today: {},
    figures: { params, query: "?from=2026-11-01&to=2026-11-30" },
    codeHistory: { params, body: { shown: { kind: "code", value: coupon.couponId } } },
    couponsFile: {},
    codesFile: { params, query: `?search=${coupon.couponId}` },
    couponRedemptions: { params },
    couponRedemptionsFile: { params },
    redemptionsFile: { query: "?from=2026-11-01&to=2026-11-30" },
    createCoupon: { body: { coupon: mine, code: null } },
    editCoupon: { params, body: { coupon: { ...draft, title: "Mine" }, basedOn } },
    putImportPart: { params: importing, body: { part: 0, rows: [{ row: 1, value: `MINE-${importing.importId}` }] } },
    commitImport: { params: importing, body: { rows: 1 } },
    addImage: {},
    claim: { body: { couponId: coupon.couponId, contact: { channel: "whatsapp", externalId: coupon.couponId }, idempotencyKey: "mine" } },
    claims: { query: `?channel=whatsapp&externalId=${coupon.couponId}` },
    claimAtDesk: { params: { claimId } },
    reportRedemption: { body: { idempotencyKey: "mine", shown: { kind: "claim", claimId }, storeId: ours.storeId } },
    reverseReported: { params: { redemptionKey: reportedKey }, body: { idempotencyKey: "mine", reason: "Mine" } },
    contacts: { query: `?search=${coupon.couponId}` },
    contact: { params: { contactId } },
    eraseContact: { params: { contactId } },
    webhooks: {},
    addWebhook: { body: { url: "https://mine.example/", events: ["coupon.claimed"] } },
    editWebhook: { params: { webhookId }, body: { url: "https://mine.example/", events: ["coupon.claimed"], isPaused: false } },
    webhookSecret: { params: { webhookId } },
    renewWebhookSecret: { params: { webhookId } },
    testWebhook: { params: { webhookId } },
    deliveries: { params: { webhookId } },
    replayDelivery: { params: { webhookId, deliveryId } },
    replayFailed: { params: { webhookId }, body: { sinceMs: 0 } },
    settings: {},
    editSettings: { body: { settings: { ...SETTINGS, page: { logoUrl: `/i/${image}`, colour: null } }, basedOn: 1 } },
    editShop: { body: { name: "Mine", timeZone: "Europe/Berlin" } },
    image: { params: { hash: image } },
    generateCodes: { params, body: { id: newTestId(), codes: 1, pattern: { prefix: "MINE-", length: 8, alphabet: "digits", check: false } } },
    selfClaimOffer: { params: { address: openAddress } },
    selfClaim: { params: { address: openAddress }, body: {} },
    couponPage: { params: { token: claimToken } },
    redeemOnPhone: { params: { token: claimToken }, body: { key: newTestId(), method: "self", storeId: ours.storeId } },
    couponOpened: { params: { token: claimToken }, body: { atMs: deps.nowMs() } },
    tills: {},
    snapshot: {},
    live: {},
    enrol: { body: { code: "0000-0000-0000", deviceName: "", token } },
    signIn: { body: { email, password, workspace: ours.workspace } },
    passkeySignIn: { body: { credential: { id: "AAAA", rawId: "AAAA", type: "public-key", response: {} } } },
    setUp: { body: { token, shop: "Mine", timeZone: "Europe/Berlin", name: "Me", email, password } },
    askReset: { body: { email } },
    resetPassword: { body: { token, password } },
    invitation: { body: { token } },
    acceptInvitation: { body: { token, name: "Me", email, password } },
    blob: { params: { hash: blob } },
    pull: { query: "?after=0&epoch=1" },
    push: { body: push },
    standings: { body: { keys: [fact.key, doubled.key] } },
    leases: { body: { closing, held: [{ leaseId, spent: 1 }] } },
    renewToken: { body: { token } },
    certificate: { body: { publicKey: "A".repeat(120) } },
    rescueAtTill: { body: rescueFile },
    handover: { body: { ...push, closing } },
    rescue: { body: rescueFile },
    conflicts: { query: `?state=all&after=${fact.key}` },
    unconfirmed: { query: `?after=${fact.key}` },
    auditLog: { query: `?after=${fact.key}` },
    leasesAtDesk: { query: "?state=all" },
    resolveConflict: { params: { key: doubled.key }, body: { resolution: "loss", note: "Mine" } },
    writeOffLease: { params: { leaseId } },
    renameTill: { params: { installationId }, body: { name: "Mine" } },
    makeEnrolmentCode: { body: { storeId: ours.storeId, deviceName: "Mine" } },
    addStore: { body: { name: "Mine", timeZone: "Europe/Berlin" } },
    editStore: { params: { storeId: ours.storeId }, body: { name: "Mine", timeZone: "Europe/Berlin" } },
    setStorePin: { params: { storeId: ours.storeId }, body: { pin: "4321" } },
    addStaff: { body: { name: "Mine", role: "cashier", pin: "4321" } },
    editStaff: { params: { staffId: ours.staffId }, body: { name: "Mine", role: "supervisor" } },
    setStaffPin: { params: { staffId: ours.staffId }, body: { pin: "4321" } },
    removeStaff: { params: { staffId: ours.supervisorId } },
    renameMe: { body: { name: "Mine" } },
    changePassword: { body: { current: "not mine at all", next: password } },
    addPasskey: { body: { name: "Mine", credential: { id: "AAAA" } } },
    endSession: { params: { sessionId: yours.session } },
    removePasskey: { params: { passkeyId: yours.passkey } },
    changeRole: { params: { memberId }, body: { role: "viewer" } },
    resetLink: { params: { memberId } },
    revokeInvitation: { params: { invitationId } },
    makeApiKey: { body: { name: "Mine", scopes: ["manage"] } },
    invite: { body: { role: "viewer", note: "" } },
    // What ends something comes last, so that what comes before still meets it.
    reverseRedemption: { params: { redemptionKey: fact.key }, body: { key: newTestId(), reason: "Mine" } },
    removeWebhook: { params: { webhookId } },
    revokeCoupon: { params },
    removeMember: { params: { memberId } },
    revokeApiKey: { params: { keyId } },
    revokeTill: { params: { installationId } },
    endOtherSessions: {},
    signOutTill: {},
    signOut: {},
  };
}
