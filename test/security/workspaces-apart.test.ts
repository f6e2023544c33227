import BetterSqlite3 from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMemoryStore } from "../../server/store/sqlite";
import { type Route, type RouteName, ROUTES } from "../../src/contract/routes";
import type { Said } from "../builders/browser";
import { addTestMember, TEST_PASSWORD } from "../builders/members";
import { type AttackedShop, bearer, newKey, newTillToken, openAttackedShop, revokedTillToken } from "./attacked-shop";
import { makeThings, requestsNaming, type ThingsOfOurs } from "./things-of-ours";

const connection = new BetterSqlite3(":memory:");
const routes = Object.entries(ROUTES) as [RouteName, Route][];
let shop: AttackedShop;
let things: ThingsOfOurs;
let said: Record<RouteName, Said>;
let session: { id: string };
const PASSKEY = "a-passkey-of-ours";

beforeAll(async () => {
  shop = await openAttackedShop(await openMemoryStore(connection));
  things = await makeThings(shop);
  const victim = await addTestMember(shop.store, 1, "owner", "victim", Date.now());
  const headers = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
  await shop.app.request("/api/sign-in", { method: "POST", headers, body: JSON.stringify({ email: victim.email, password: TEST_PASSWORD }) });
  [session = { id: "" }] = await shop.store.sessions(victim.id);
  connection
    .prepare(`insert into login_passkeys (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp") values (?, '', ?, '', 0, '', 0)`)
    .run(PASSKEY, victim.id);
  said = requestsNaming(things, { session: session.id, passkey: PASSKEY }, shop);
});
afterAll(() => shop.store.close());

describe("whoever is of another shop, and names things of ours", () => {
  test.each(routes)("%s: learns nothing and changes nothing", async (name, route) => {
    for (const headers of await strangersFor(route)) {
      const before = everythingOfOurs();
      const named = JSON.stringify([said[name], route.path]);
      const answer = await ask(name, headers, "stranger");
      expect(everythingOfOurs()).toEqual(before);
      for (const id of idsOfOurs()) if (!named.includes(id)) expect(answer.text).not.toContain(id);
      if (route.path.includes("{")) expect(answer.status).toBe(ANSWERED_ALWAYS.has(name) ? 200 : 404);
    }
  });
});

test("the same requests of our own people find what they name", async () => {
  const naming = (Object.keys(said) as RouteName[]).filter((name) => ROUTES[name].path.includes("{"));
  for (const name of naming) {
    const { access } = ROUTES[name] as Route;
    const isForPrograms = typeof access === "object" && access.member === undefined;
    const headers = await shop.headersOf(access === "till" ? "till" : isForPrograms ? "key" : "owner");
    expect([name, (await ask(name, headers)).status]).toEqual([name, 200]);
  }
});

describe("within a shop", () => {
  test("[R24] a till cannot give back another's lease", async () => {
    const { leases } = requestsNaming(await makeThings(shop), { session: session.id, passkey: PASSKEY }, shop);
    const before = ofTable("leases");
    const headers = bearer(await newTillToken(shop.deps, shop.ours));
    await shop.app.request("/api/till/leases", { method: "POST", headers, body: JSON.stringify(leases.body) });
    expect(ofTable("leases").slice(0, before.length)).toEqual(before);
  });

  test("an owner cannot end another member's session, nor remove a passkey of theirs", async () => {
    const before = [ofTable("login_sessions"), ofTable("login_passkeys")];
    const headers = await shop.headersOf("owner");
    expect(JSON.stringify(before)).toContain(session.id);
    for (const path of [`/api/me/sessions/${session.id}/end`, `/api/me/passkeys/${PASSKEY}/removal`]) {
      const answer = await shop.app.request(path, { method: "POST", headers });
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain(session.id);
    }
    expect([ofTable("login_sessions"), ofTable("login_passkeys")]).toMatchObject([expect.arrayContaining([expect.objectContaining({ id: session.id })]), [{ id: PASSKEY }]]);
  });
});

/** What is to be ended, and is not there, is as if it had been. A picture is for whoever knows its digest. */
const ANSWERED_ALWAYS: ReadonlySet<RouteName> = new Set<RouteName>(["endSession", "removePasskey", "image"]);

/** Everybody of the second shop whom a route could let in. */
async function strangersFor({ access }: Route): Promise<Record<string, string>[]> {
  const { deps, theirs } = shop;
  if (access === "till") return [bearer(await newTillToken(deps, theirs))];
  if (access === "revoked-till") return [bearer(await revokedTillToken(deps, theirs))];
  if (access === "anyone") return [{ "Sec-Fetch-Site": "same-origin" }];
  const member = await shop.headersOf("stranger");
  shop.doubtCallers();
  return [...(access.member === undefined ? [] : [member]), ...(access.key === undefined ? [] : [bearer(await newKey(deps, 2))])];
}

/**
 * Who has a claim's link is whom the coupon is for: all that a stranger can make is one like it. A coupon's own link is for
 * everybody, where the coupon allows that.
 */
async function ask(name: RouteName, headers: Record<string, string>, by: "one of ours" | "stranger" = "one of ours"): Promise<{ status: number; text: string }> {
  const { method, path } = ROUTES[name];
  const { params: own = {}, query = "", body } = said[name];
  const params = by === "stranger" ? { ...own, ...(own["token"] === undefined ? {} : { token: things.forgedToken }), ...(own["address"] === undefined ? {} : { address: things.closedAddress }) } : own;
  const filled = path.replace(/\{(\w+)\}/g, (_all, parameter: string) => params[parameter] ?? "");
  const answer = await shop.app.request(`${filled}${query}`, {
    method,
    headers: { ...headers, "Content-Type": "application/json" },
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  if (answer.headers.get("Content-Type") === "text/event-stream") {
    await answer.body?.cancel();
    return { status: answer.status, text: "" };
  }
  return { status: answer.status, text: await answer.text() };
}

function everythingOfOurs(): Record<string, unknown> {
  return Object.fromEntries(tables().map((table) => [table, ofTable(table)]));
}

function ofTable(table: string): unknown[] {
  const condition = OURS[columnsOf(table).find((column) => column in OURS) ?? ""];
  return condition === undefined ? [] : connection.prepare(`select * from "${table}" where ${condition}`).all();
}

/** By the first column that a table has of these. */
const OURS: Record<string, string> = {
  workspace: "workspace = 1",
  userId: `"userId" in (select id from members where workspace = 1)`,
};

function tables(): string[] {
  return connection.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
}

function columnsOf(table: string): string[] {
  return (connection.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
}

/** Every id that stands in a row of ours; those of coupons are the same words in both shops. */
function idsOfOurs(): ReadonlySet<string> {
  return new Set(JSON.stringify(everythingOfOurs()).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g));
}
