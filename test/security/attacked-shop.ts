import { randomBytes } from "node:crypto";
import pino from "pino";
import { createApp } from "../../server/app";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { newOneTimeToken } from "../../server/auth/one-time-token";
import { hashOfToken } from "../../server/auth/secrets";
import type { Deps } from "../../server/deps";
import type { StaticFiles } from "../../server/static-files";
import type { Store } from "../../server/store/store";
import { type Access, API_KEY_SCOPES } from "../../src/contract/access";
import { openBrowser } from "../builders/browser";
import { addTestMember, TEST_PASSWORD } from "../builders/members";
import { addTestCoupon, newTestId, openShop, type TestShop } from "../store/acceptance-shop";

export type CallerName = "nobody" | "till" | "revoked till" | "viewer" | "manager" | "owner" | "key" | "stranger";

/** A server with two shops, and somebody of each kind in the first; `stranger` owns the second. */
export type AttackedShop = {
  readonly store: Store;
  readonly app: ReturnType<typeof createApp>;
  readonly deps: Deps;
  readonly ours: TestShop;
  readonly theirs: TestShop;
  /** What this caller's requests carry. */
  headersOf(caller: CallerName): Promise<Record<string, string>>;
  /** A request may have shut somebody out: who was is made anew when next asked for. */
  doubtCallers(): void;
};

export async function openAttackedShop(store: Store, more: Partial<Deps> = {}, files: StaticFiles | null = null): Promise<AttackedShop> {
  const deps: Deps = { store, nowMs: Date.now, randomBytes, log: pino({ level: "silent" }), ...more };
  const app = createApp(deps, files);
  const ours = await openShop(store, 1);
  const theirs = await openShop(store, 2);
  for (const shop of [1, 2]) {
    await addTestCoupon(store, shop, "CAPPED", [`K-${shop}`], { source: { kind: "fixed", amount: 100_000 }, offline: "lease-only" });
  }
  const makers: Record<CallerName, () => Promise<Record<string, string>>> = {
    nobody: async () => ({}),
    till: async () => bearer(await newTillToken(deps, ours)),
    "revoked till": async () => bearer(await revokedTillToken(deps, ours)),
    viewer: () => signedIn(1, "viewer"),
    manager: () => signedIn(1, "manager"),
    owner: () => signedIn(1, "owner"),
    key: async () => bearer(await newKey(deps, 1)),
    stranger: () => signedIn(2, "owner"),
  };
  const kept = new Map<CallerName, Record<string, string>>();
  const doubted = new Set<CallerName>();

  async function signedIn(workspace: number, role: "viewer" | "manager" | "owner"): Promise<Record<string, string>> {
    const member = await addTestMember(store, workspace, role, `${role}${randomBytes(3).toString("hex")}`, deps.nowMs());
    const browser = openBrowser(app, "");
    const answer = await browser.call("signIn", { body: { email: member.email, password: TEST_PASSWORD } });
    if (answer.status !== 200) throw new Error(`A test's member could not sign in: ${await answer.text()}`);
    return { Cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "), "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
  }

  async function isStillGood(caller: CallerName, headers: Record<string, string>): Promise<boolean> {
    const probe = PROBES[caller];
    return probe === null || (await app.request(probe, { headers })).status === 200;
  }

  return {
    store,
    app,
    deps,
    ours,
    theirs,
    async headersOf(caller) {
      const known = kept.get(caller);
      if (known !== undefined && (!doubted.has(caller) || (await isStillGood(caller, known)))) {
        doubted.delete(caller);
        return known;
      }
      const made = await makers[caller]();
      doubted.delete(caller);
      kept.set(caller, made);
      return made;
    },
    doubtCallers() {
      for (const caller of kept.keys()) doubted.add(caller);
    },
  };
}

/** What each can always read; who has been shut out cannot. */
const PROBES: Record<CallerName, string | null> = {
  nobody: null,
  "revoked till": null,
  till: "/api/till/feed?after=0&epoch=1",
  viewer: "/api/me",
  manager: "/api/members",
  owner: "/api/api-keys",
  stranger: "/api/api-keys",
  key: "/api/stores",
};

/** Who a route is for, or, where several are, the one who may least. */
export function usualCaller(access: Access): CallerName {
  if (typeof access === "object") return access.key === undefined ? access.member : "key";
  return access === "anyone" ? "nobody" : access === "till" ? "till" : "revoked till";
}

export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

export async function newTillToken({ store, nowMs }: Deps, shop: TestShop): Promise<string> {
  const [code, token] = [newOneTimeToken(randomBytes), newOneTimeToken(randomBytes)];
  await store.issueEnrolmentCode({ workspace: shop.workspace, storeId: shop.storeId, codeHash: code.tokenHash, expiresMs: nowMs() + 1_000 });
  const made = { codeHash: code.tokenHash, tokenHash: token.tokenHash, installationId: newTestId(), deviceId: newTestId(), deviceName: "" };
  if (!(await store.enrol(made, nowMs())).ok) throw new Error("A test's till did not enrol.");
  return token.token;
}

export async function revokedTillToken(deps: Deps, shop: TestShop): Promise<string> {
  const token = await newTillToken(deps, shop);
  const till = await deps.store.tillByToken(hashOfToken(token), deps.nowMs());
  await deps.store.revokeInstallation(shop.workspace, till?.installationId ?? "", deps.nowMs());
  return token;
}

export async function newKey(deps: Deps, workspace: number): Promise<string> {
  const issued = await issueApiKey(deps, workspace, "Back office", API_KEY_SCOPES);
  if (!issued.ok) throw new Error("A test's key has no name.");
  return issued.value.key;
}
