import { randomBytes } from "node:crypto";
import pino from "pino";
import { expect } from "vitest";
import { createApp } from "../../server/app";
import type { Deps } from "../../server/deps";
import type { Store } from "../../server/store/store";
import { auditResponse } from "../../src/contract/messages/audit";
import type { MemberRole } from "../../src/domain/member/role";
import { openBrowser, type TestBrowser } from "../builders/browser";
import { addTestMember, TEST_PASSWORD } from "../builders/members";
import { openShop, type TestShop } from "../store/acceptance-shop";

/** The clock of sessions is the machine's own; that of all else is the bench's. */
export type MemberBench = {
  readonly store: Store;
  readonly app: ReturnType<typeof createApp>;
  readonly ours: TestShop;
  readonly theirs: TestShop;
  nowMs: number;
};

/** Two shops on one server, nobody in them yet. */
export async function openBench(open: () => Promise<Store>, more: Partial<Deps> = {}): Promise<MemberBench> {
  const store = await open();
  const clock = { nowMs: Date.now() };
  const deps: Deps = { store, nowMs: () => clock.nowMs, randomBytes, log: pino({ level: "silent" }), ...more };
  const bench = { store, app: createApp(deps), ours: await openShop(store, 1), theirs: await openShop(store, 2) };
  return Object.defineProperty(bench as MemberBench, "nowMs", { get: () => clock.nowMs, set: (nowMs: number) => (clock.nowMs = nowMs) });
}

export async function signIn(browser: TestBrowser, email: string, password = TEST_PASSWORD): Promise<Response> {
  return await browser.call("signIn", { body: { email, password } });
}

/** A new member of a role, signed in. */
export async function memberAt(bench: MemberBench, workspace: number, role: MemberRole, name: string) {
  const member = await addTestMember(bench.store, workspace, role, name, bench.nowMs);
  const browser = openBrowser(bench.app);
  expect((await signIn(browser, member.email)).status).toBe(200);
  return { ...member, browser };
}

/** The newest entries of the log, as a member reads it. */
export async function logOf(browser: TestBrowser) {
  return auditResponse.parse(await (await browser.call("auditLog")).json()).entries;
}
