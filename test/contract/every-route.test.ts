import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { newOneTimeToken } from "../../server/auth/one-time-token";
import { hashOfToken } from "../../server/auth/secrets";
import type { ApiKeyScope } from "../../src/contract/access";
import { problemMessage } from "../../src/contract/messages/problem";
import { type Route, type RouteName, ROUTES } from "../../src/contract/routes";
import { newTestId } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench } from "./member-bench";

/** Who may call what, as decided: a route that is not listed does not compile, and one whose table says otherwise fails. */
const EXPECTED: Record<RouteName, Kind> = {
  health: "anyone", ready: "anyone", enrol: "anyone", demoSheet: "anyone", couponPage: "anyone", couponOpened: "anyone",
  selfClaimOffer: "anyone", selfClaim: "anyone", redeemOnPhone: "anyone",
  signInStatus: "anyone", signIn: "anyone", passkeySignInOptions: "anyone", passkeySignIn: "anyone", setUp: "anyone",
  askReset: "anyone", resetPassword: "anyone", invitation: "anyone", acceptInvitation: "anyone",
  snapshot: "till", blob: "till", pull: "till", push: "till", standings: "till", leases: "till", signOutTill: "till",
  renewToken: "till", certificate: "till", rescueAtTill: "till", live: "till", handover: "revoked-till",
  conflicts: "viewer or key", unconfirmed: "viewer or key", tills: "viewer or key", leasesAtDesk: "viewer or key",
  stores: "viewer or reading or reporting key", staff: "viewer or key",
  coupons: "viewer or reading key", coupon: "viewer or reading key", codes: "viewer or reading key",
  settings: "viewer or key", editSettings: "manager or key", editShop: "owner",
  claim: "claims key", claims: "viewer or reading or claims key", claimAtDesk: "viewer or reading or claims key",
  reportRedemption: "reporting key", reverseReported: "reporting key",
  contacts: "viewer or reading key", contact: "viewer or reading key", eraseContact: "manager or key",
  addImage: "manager or key", image: "anyone",
  createCoupon: "manager or key", editCoupon: "manager or key", revokeCoupon: "manager or key",
  putImportPart: "manager or key", commitImport: "manager or key", generateCodes: "manager or key",
  today: "viewer or key", figures: "viewer or key", codeHistory: "viewer or key", couponRedemptions: "viewer or key", reverseRedemption: "manager or key",
  couponsFile: "viewer or key", codesFile: "viewer or key", couponRedemptionsFile: "viewer or key", redemptionsFile: "viewer or key",
  webhooks: "manager or key", addWebhook: "manager or key", editWebhook: "manager or key", removeWebhook: "manager or key",
  webhookSecret: "manager or key", renewWebhookSecret: "manager or key", testWebhook: "manager or key", deliveries: "manager or key",
  replayDelivery: "manager or key", replayFailed: "manager or key",
  resolveConflict: "manager or key", revokeTill: "manager or key", rescue: "manager or key", writeOffLease: "manager or key",
  addStore: "manager or key", editStore: "manager or key", setStorePin: "manager or key", addStaff: "manager or key",
  editStaff: "manager or key", setStaffPin: "manager or key", removeStaff: "manager or key", makeEnrolmentCode: "manager or key",
  renameTill: "manager or key", auditLog: "manager or key",
  me: "viewer", renameMe: "viewer", changePassword: "viewer", sessions: "viewer", endSession: "viewer", endOtherSessions: "viewer",
  passkeys: "viewer", passkeyOptions: "viewer", addPasskey: "viewer", removePasskey: "viewer", signOut: "viewer",
  members: "manager",
  changeRole: "owner", removeMember: "owner", resetLink: "owner", invitations: "owner", invite: "owner", revokeInvitation: "owner",
  apiKeys: "owner", makeApiKey: "owner", revokeApiKey: "owner",
};

type Kind = keyof typeof VERDICTS;
type Verdict = "open" | "not-signed-in" | "not-allowed" | "revoked";

const CALLERS = ["nobody", "nonsense", "viewer", "manager", "owner", "till", "revoked till", "key", "reading key", "claims key", "reporting key", "key without scope", "revoked key"] as const;
type CallerName = (typeof CALLERS)[number];

const OUT = "not-signed-in";
const NO = "not-allowed";

/** In the order of `CALLERS`. */
const VERDICTS = {
  anyone: ["open", "open", "open", "open", "open", "open", "open", "open", "open", "open", "open", "open", "open"],
  till: [OUT, OUT, OUT, OUT, OUT, "open", "revoked", OUT, OUT, OUT, OUT, OUT, OUT],
  "revoked-till": [OUT, OUT, OUT, OUT, OUT, NO, "open", OUT, OUT, OUT, OUT, OUT, OUT],
  "viewer or key": [OUT, OUT, "open", "open", "open", OUT, OUT, "open", NO, NO, NO, NO, OUT],
  "manager or key": [OUT, OUT, NO, "open", "open", OUT, OUT, "open", NO, NO, NO, NO, OUT],
  viewer: [OUT, OUT, "open", "open", "open", OUT, OUT, NO, NO, NO, NO, NO, OUT],
  manager: [OUT, OUT, NO, "open", "open", OUT, OUT, NO, NO, NO, NO, NO, OUT],
  owner: [OUT, OUT, NO, NO, "open", OUT, OUT, NO, NO, NO, NO, NO, OUT],
  "claims key": [OUT, OUT, NO, NO, NO, OUT, OUT, NO, NO, "open", NO, NO, OUT],
  "reporting key": [OUT, OUT, NO, NO, NO, OUT, OUT, NO, NO, NO, "open", NO, OUT],
  "viewer or reading key": [OUT, OUT, "open", "open", "open", OUT, OUT, "open", "open", NO, NO, NO, OUT],
  "viewer or reading or claims key": [OUT, OUT, "open", "open", "open", OUT, OUT, "open", "open", "open", NO, NO, OUT],
  "viewer or reading or reporting key": [OUT, OUT, "open", "open", "open", OUT, OUT, "open", "open", NO, "open", NO, OUT],
} as const satisfies Record<string, readonly Verdict[]>;

const routes = Object.entries(ROUTES) as [RouteName, Route][];

test.each(routes)("[R63] %s is for whom it was decided to be", (name, { access }) => {
  expect(kindOf(access)).toBe(EXPECTED[name]);
});

function kindOf(access: Route["access"]): string {
  if (typeof access === "string") return access;
  const scopes = [access.key ?? []].flat();
  return [access.member ?? [], scopes.length === 0 ? [] : (KEYS[scopes.join()] ?? scopes.join())].flat().join(" or ");
}

/** By the scopes that a key may have. */
const KEYS: Record<string, string> = {
  manage: "key",
  "claims:write": "claims key",
  "redemptions:write": "reporting key",
  "manage,read": "reading key",
  "manage,read,claims:write": "reading or claims key",
  "manage,read,redemptions:write": "reading or reporting key",
};

test("what changes something is never a GET, and what takes this server's own pages alone is open to anyone on them", () => {
  const byGet = routes.filter(([, { method }]) => method === "GET").map(([name]) => name);
  expect(byGet.toSorted()).toEqual([
    "apiKeys", "auditLog", "blob", "claimAtDesk", "claims", "codes", "codesFile", "conflicts", "contact", "contacts", "coupon", "couponPage",
    "couponRedemptions", "couponRedemptionsFile", "coupons", "couponsFile", "deliveries", "demoSheet", "figures", "health", "image", "invitations", "leasesAtDesk", "live", "me", "members",
    "passkeys", "pull", "ready", "redemptionsFile", "selfClaimOffer", "sessions", "settings", "signInStatus", "snapshot", "staff", "stores", "tills", "today",
    "unconfirmed", "webhookSecret", "webhooks",
  ]);
  expect(routes.filter(([, { fromOwnPages }]) => fromOwnPages).every(([, { access }]) => access === "anyone")).toBe(true);
});

let bench: MemberBench;
let credentials: Record<CallerName, () => Promise<Record<string, string>>>;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    const bearer = (token: string) => async () => ({ Authorization: `Bearer ${token}` });
    const revoked = await newKey(["manage"]);
    const onRecord = await bench.store.apiKeyByHash(hashOfToken(revoked));
    expect(await bench.store.revokeApiKey(2, onRecord?.id ?? "", bench.nowMs)).toBe(false);
    expect(await bench.store.revokeApiKey(1, onRecord?.id ?? "", bench.nowMs)).toBe(true);
    credentials = {
      nobody: async () => ({}),
      nonsense: bearer("tearoff_key_nonsense"),
      viewer: await cookieOf("viewer"),
      manager: await cookieOf("manager"),
      owner: await cookieOf("owner"),
      till: async () => ({ Authorization: `Bearer ${await newTill()}` }),
      "revoked till": async () => {
        const token = await newTill();
        const till = await bench.store.tillByToken(hashOfToken(token), bench.nowMs);
        await bench.store.revokeInstallation(1, till?.installationId ?? "", bench.nowMs);
        return { Authorization: `Bearer ${token}` };
      },
      key: bearer(await newKey(["manage"])),
      "reading key": bearer(await newKey(["read"])),
      "claims key": bearer(await newKey(["claims:write"])),
      "reporting key": bearer(await newKey(["redemptions:write"])),
      "key without scope": bearer(await newKey([])),
      "revoked key": bearer(revoked),
    };
  });
  afterAll(() => bench.store.close());

  test.each(routes)("[R63] %s answers those, and nobody else", async (name) => {
    const found: Record<string, Verdict> = {};
    for (const caller of CALLERS) found[caller] = await verdictOn(name, await credentials[caller]());
    expect(found).toEqual(Object.fromEntries(CALLERS.map((caller, index) => [caller, VERDICTS[EXPECTED[name]][index]])));
  });
});

async function verdictOn(name: RouteName, headers: Record<string, string>): Promise<Verdict> {
  const { method, path } = ROUTES[name];
  const response = await bench.app.request(path.replace(/\{\w+\}/, "0".repeat(64)), {
    method,
    headers: { "Sec-Fetch-Site": "same-origin", "Content-Type": "body" in ROUTES[name] && ROUTES[name].body === "image" ? "image/png" : "application/json", ...headers },
    ...(method === "POST" ? { body: "{}" } : {}),
  });
  if (response.headers.get("Content-Type") === "text/event-stream") await response.body?.cancel();
  if (response.status !== 401 && response.status !== 403) return "open";
  const { problem } = problemMessage.parse(await response.json());
  return problem === "not-signed-in" || problem === "not-allowed" || problem === "revoked" ? problem : "open";
}

/** What ends a session ends one of its own only: the next caller has another. */
async function cookieOf(role: "viewer" | "manager" | "owner"): Promise<() => Promise<Record<string, string>>> {
  const { browser } = await memberAt(bench, 1, role, `${role}${randomBytes(3).toString("hex")}`);
  let cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
  return async () => {
    const me = await bench.app.request("/api/me", { headers: { Cookie: cookie } });
    if (me.status !== 200) cookie = (await (await cookieOf(role))())["Cookie"] ?? "";
    return { Cookie: cookie };
  };
}

async function newKey(scopes: readonly ApiKeyScope[]): Promise<string> {
  const issued = await issueApiKey({ store: bench.store, nowMs: () => bench.nowMs, randomBytes }, 1, "Back office", scopes);
  if (!issued.ok) throw new Error("A test's key has no name.");
  return issued.value.key;
}

async function newTill(): Promise<string> {
  const [code, token] = [newOneTimeToken(randomBytes), newOneTimeToken(randomBytes)];
  await bench.store.issueEnrolmentCode({ workspace: 1, storeId: bench.ours.storeId, codeHash: code.tokenHash, expiresMs: bench.nowMs + 1 });
  const made = { codeHash: code.tokenHash, tokenHash: token.tokenHash, installationId: newTestId(), deviceId: newTestId(), deviceName: "" };
  expect((await bench.store.enrol(made, bench.nowMs)).ok).toBe(true);
  return token.token;
}
