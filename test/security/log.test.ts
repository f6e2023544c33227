import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logOptions } from "../../server/start/logger";
import { openMemoryStore } from "../../server/store/sqlite";
import { type Route, ROUTES } from "../../src/contract/routes";
import { TEST_PASSWORD } from "../builders/members";
import { redemption } from "../store/acceptance-shop";
import { type AttackedShop, openAttackedShop, usualCaller } from "./attacked-shop";

/** What no line of the log may hold, each somewhere in the requests below. */
const MARKED = {
  token: "markedtoken".padEnd(43, "A"),
  enrolmentCode: "MARK-EDEN-ROLC",
  pin: "40417273",
  email: "marked.person@marked.example",
  password: "marked seven dry umbrellas",
  name: "Marked Name",
  code: "L-9",
  receipt: "MARKED-RECEIPT",
  claim: "markedclaimtoken",
  userAgent: "MarkedBrowser/1.0",
} as const;

const lines: string[] = [];
const log = pino(logOptions, new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }));
let shop: AttackedShop;

beforeAll(async () => {
  shop = await openAttackedShop(await openMemoryStore(), { log });
});
afterAll(() => shop.store.close());

test("no secret and nothing of a person is in the log, whatever is asked, by whomever, with whatever outcome", async () => {
  const body = JSON.stringify({
    ...MARKED,
    current: TEST_PASSWORD,
    next: MARKED.password,
    deviceName: MARKED.name,
    note: MARKED.name,
    protocol: 3,
    items: [redemption(shop.ours, MARKED.code, { contents: { receipt: MARKED.receipt } }), { unreadable: MARKED.claim }],
    heard: [],
    keys: [],
    closing: [],
    held: [],
    role: "cashier",
    scopes: ["manage"],
    timeZone: "Europe/Berlin",
    storeId: shop.ours.storeId,
  }).replace('"enrolmentCode"', '"code"');
  const statuses = new Set<number>();
  for (const route of Object.values<Route>(ROUTES)) {
    for (const sent of [body, "{", MARKED.password]) statuses.add(await ask(route, sent));
  }
  expect([200, 400, 401, 404].every((status) => statuses.has(status))).toBe(true);
  const secrets = [...Object.values(MARKED), ...(await credentials())];
  expect(lines.length).toBeGreaterThan(100);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

test("a bug is in the log with its place in the program, not with what the request said; its answer says nothing of it", async () => {
  const store = await openMemoryStore();
  const bug = (): Promise<never> => {
    const said = { parameters: [MARKED.email], query: `select '${MARKED.code}'`, detail: MARKED.name, cause: new Error(MARKED.receipt) };
    return Promise.reject(Object.assign(new Error(`Key (email)=(${MARKED.email}) exists.`), { code: "23505", ...said }));
  };
  const broken = await openAttackedShop(store, { log });
  lines.length = 0;
  Object.assign(broken.store, { feedAfter: bug });
  const answer = await broken.app.request("/api/till/feed?after=0&epoch=1", { headers: await broken.headersOf("till") });
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({ problem: "internal", message: "The server failed. Nothing was changed; try again." });
  const [line = ""] = lines.filter((one) => one.includes("A request failed"));
  expect(line).toContain("23505");
  expect(line).toContain("log.test.ts");
  for (const secret of Object.values(MARKED)) expect(line).not.toContain(secret);
  await store.close();
});

/** As whom the route is for, but for its token, which is known nowhere, every third time. */
async function ask({ method, path, access, query }: Route, body: string): Promise<number> {
  const headers = await shop.headersOf(usualCaller(access));
  shop.doubtCallers();
  const marks = { "User-Agent": MARKED.userAgent, Referer: `https://a.example/c/${MARKED.claim}`, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  const credential = body === "{" ? { Authorization: `Bearer ${MARKED.token}` } : headers;
  const asked = `${path.replace(/\{\w+\}/g, MARKED.claim)}${query === undefined ? "" : `?after=${MARKED.pin}&epoch=1`}`;
  const answer = await shop.app.request(asked, { method, headers: { ...marks, ...credential }, ...(method === "POST" ? { body } : {}) });
  if (answer.headers.get("Content-Type") === "text/event-stream") await answer.body?.cancel();
  return answer.status;
}

/** The tokens and cookies that were used. */
async function credentials(): Promise<string[]> {
  const carried = await Promise.all((["till", "key", "owner", "viewer"] as const).map((caller) => shop.headersOf(caller)));
  return carried.map((headers) => (headers["Authorization"]?.slice("Bearer ".length) ?? headers["Cookie"] ?? "").slice(0, 40) || randomBytes(9).toString("hex"));
}
