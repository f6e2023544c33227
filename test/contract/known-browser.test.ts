import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMemoryStore } from "../../server/store/sqlite";
import { oneTimeLink } from "../../src/contract/messages/members";
import { openBrowser, type TestBrowser } from "../builders/browser";
import { addTestMember, TEST_PASSWORD } from "../builders/members";
import { type MemberBench, memberAt, openBench, signIn } from "./member-bench";

const DAY_MS = 24 * 60 * 60 * 1000;
const WRONG = "nearly the right one";

let bench: MemberBench;

describe("[R66] a browser in which a member has signed in", () => {
  beforeEach(async () => {
    bench = await openBench(openMemoryStore);
  });
  afterEach(() => bench.store.close());

  const stranger = (host: number) => openBrowser(bench.app, `198.51.100.${host}`);

  async function lockOut(email: string) {
    for (let host = 1; host <= 5; host += 1) await signIn(stranger(host), email, WRONG);
    expect((await signIn(stranger(9), email)).status).toBe(429);
  }

  async function statuses(browser: TestBrowser, email: string, ...passwords: readonly string[]) {
    const answers = [];
    for (const password of passwords) answers.push((await signIn(browser, email, password)).status);
    return answers;
  }

  test("still gets them in while strangers' guesses lock everybody else out, and lets no stranger in by that", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    await lockOut(ana.email);
    expect(await statuses(ana.browser, ana.email, TEST_PASSWORD)).toEqual([200]);
    expect(await statuses(stranger(10), ana.email, TEST_PASSWORD)).toEqual([429]);
  });

  test("has five guesses of its own, which cost strangers nothing", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    expect(await statuses(ana.browser, ana.email, WRONG, WRONG, TEST_PASSWORD, WRONG, WRONG, WRONG, WRONG, WRONG, TEST_PASSWORD)).toEqual([
      401, 401, 200, 401, 401, 401, 401, 401, 429,
    ]);
    expect(await statuses(stranger(1), ana.email, TEST_PASSWORD)).toEqual([200]);
  });

  test("is the same one after signing in again: that gives nobody more guesses", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    const copy = openBrowser(bench.app);
    ana.browser.cookies.forEach((value, name) => copy.cookies.set(name, value));
    await signIn(ana.browser, ana.email);
    for (const browser of [copy, ana.browser, copy, ana.browser, copy]) await signIn(browser, ana.email, WRONG);
    expect(await statuses(copy, ana.email, TEST_PASSWORD)).toEqual([429]);
    expect(await statuses(ana.browser, ana.email, TEST_PASSWORD)).toEqual([429]);
  });

  test("is a stranger to another account, and once half a year has gone by", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    const ben = await memberAt(bench, 1, "manager", "Ben");
    await lockOut(ana.email);
    expect(await statuses(ben.browser, ana.email, TEST_PASSWORD)).toEqual([429]);
    const [[, proof = ""] = []] = known(ben.browser);
    const [[name = ""] = []] = known(ana.browser);
    const forger = stranger(11);
    for (const made of [proof, proof.replace(/\d{13}/, "9999999999999"), "..", "a.9999999999999.", ""]) {
      forger.cookies.set(name, made);
      expect(await statuses(forger, ana.email, TEST_PASSWORD)).toEqual([429]);
    }
    bench.nowMs += 180 * DAY_MS;
    await lockOut(ana.email);
    expect(await statuses(ana.browser, ana.email, TEST_PASSWORD)).toEqual([429]);
  });

  test("is a stranger to whoever has the same address in another shop", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    const eve = await memberAt(bench, 2, "owner", "Eve");
    const email = "ana@both.example";
    await bench.store.logins.db.updateTable("members").set({ email }).where("id", "in", [ana.id, eve.id]).execute();
    await lockOut(email);
    const at = async (browser: TestBrowser, workspace: number) =>
      (await browser.call("signIn", { body: { email, password: TEST_PASSWORD, workspace } })).status;
    expect([await at(eve.browser, 1), await at(ana.browser, 2)]).toEqual([429, 429]);
    expect(await statuses(eve.browser, email, TEST_PASSWORD)).toEqual([429]);
    expect([await at(ana.browser, 1), await at(eve.browser, 2)]).toEqual([200, 200]);
  });

  test("starts anew with a new password", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    const ben = await memberAt(bench, 1, "owner", "Ben");
    expect(await statuses(ana.browser, ana.email, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG)).toEqual([401, 401, 401, 401, 401, 429]);
    const { link } = oneTimeLink.parse(await (await ben.browser.call("resetLink", { params: { memberId: ana.id } })).json());
    const password = "nine dry umbrellas";
    await ana.browser.call("resetPassword", { body: { token: link.split("=")[1], password } });
    expect(await statuses(ana.browser, ana.email, password)).toEqual([200]);
  });

  test("keeps the proof where no script and no other page gets at it", async () => {
    const { email } = await addTestMember(bench.store, 1, "viewer", "Ana", bench.nowMs);
    const given = async (origin: string) =>
      (await signIn(openBrowser(bench.app, "192.0.2.1", origin), email)).headers.getSetCookie().find((cookie) => cookie.includes("known"));
    const attributes = "Max-Age=15552000; Path=/api/sign-in; HttpOnly;";
    expect(await given("http://localhost")).toMatch(new RegExp(`^tearoff\\.known-[0-9a-f]{16}=[\\w.-]+; ${attributes} SameSite=Strict$`));
    expect(await given("https://till.example")).toMatch(
      new RegExp(`^__Secure-tearoff\\.known-[0-9a-f]{16}=[\\w.-]+; ${attributes} Secure; SameSite=Strict$`),
    );
  });

  test("is not needed to change the password where somebody is signed in, whatever strangers guess", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    await lockOut(ana.email);
    const change = async (current: string) =>
      (await ana.browser.call("changePassword", { body: { current, next: "nine dry umbrellas" } })).status;
    expect(await change(TEST_PASSWORD)).toBe(200);
    for (let guess = 1; guess <= 5; guess += 1) expect(await change(WRONG)).toBe(403);
    expect(await change("nine dry umbrellas")).toBe(429);
  });
});

function known({ cookies }: TestBrowser) {
  return [...cookies].filter(([name]) => name.includes("known"));
}
