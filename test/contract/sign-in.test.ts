import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oneTimeLink } from "../../src/contract/messages/members";
import { problemMessage } from "../../src/contract/messages/problem";
import { sessionsResponse, signInResponse, signInStatus } from "../../src/contract/messages/sign-in";
import { openBrowser } from "../builders/browser";
import { addTestMember, TEST_PASSWORD } from "../builders/members";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench, signIn } from "./member-bench";

const MINUTE_MS = 60_000;

let bench: MemberBench;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
  });
  afterEach(() => bench.store.close());

  test("a member signs in with address and password, and is known until signing out", async () => {
    await addTestMember(bench.store, 1, "manager", "Ana", bench.nowMs);
    const browser = openBrowser(bench.app);
    const told = signInResponse.parse(await (await signIn(browser, " ANA@shop1.example ")).json());
    expect(told).toMatchObject({ kind: "signed-in", me: { name: "Ana", role: "manager", workspace: { number: 1, name: "Shop 1", zone: "Europe/Berlin", plan: "premium" } } });
    expect(signInStatus.parse(await (await browser.call("signInStatus")).json()).me).toMatchObject({ name: "Ana" });
    const copied = new Map(browser.cookies);
    expect((await browser.call("signOut")).status).toBe(200);
    copied.forEach((value, key) => browser.cookies.set(key, value));
    expect((await browser.call("me")).status).toBe(401);
  });

  test("the cookie is for this server's own pages, and no script reads it; behind TLS it never goes without", async () => {
    const { email } = await addTestMember(bench.store, 1, "viewer", "Ana", bench.nowMs);
    const plain = await signIn(openBrowser(bench.app), email);
    const secure = await signIn(openBrowser(bench.app, "192.0.2.1", "https://till.example"), email);
    const sessionCookie = (response: Response) => response.headers.getSetCookie().find((cookie) => cookie.includes("session_token")) ?? "";
    expect(sessionCookie(plain)).toMatch(/^tearoff\.session_token=.*; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(sessionCookie(secure)).toMatch(/^__Secure-tearoff\.session_token=.*; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test("signing in again takes the place of the session before, and a cookie that was there already is never taken over", async () => {
    const ana = await memberAt(bench, 1, "viewer", "Ana");
    const before = new Map(ana.browser.cookies);
    await signIn(ana.browser, ana.email);
    expect([...ana.browser.cookies.values()]).not.toEqual([...before.values()]);
    expect(sessionsResponse.parse(await (await ana.browser.call("sessions")).json()).sessions).toHaveLength(1);
  });

  test("sessions say from where they are, and are ended one by one or all but this one", async () => {
    const ana = await memberAt(bench, 1, "viewer", "Ana");
    const others = await Promise.all([2, 3].map(async (host) => {
      const browser = openBrowser(bench.app, `192.0.2.${host}`);
      await signIn(browser, ana.email);
      return browser;
    }));
    const list = async () => sessionsResponse.parse(await (await ana.browser.call("sessions")).json()).sessions;
    expect((await list()).map(({ address }) => address).toSorted()).toEqual(["192.0.2.1", "192.0.2.2", "192.0.2.3"]);
    expect((await list()).every(({ userAgent }) => userAgent === "Testbrowser 1.0")).toBe(true);
    const second = (await list()).find(({ address }) => address === "192.0.2.2");
    const ben = await memberAt(bench, 2, "owner", "Ben");
    await ben.browser.call("endSession", { params: { sessionId: second?.id ?? "" } });
    expect((await others[0]?.call("me"))?.status).toBe(200);
    await ana.browser.call("endSession", { params: { sessionId: second?.id ?? "" } });
    expect((await others[0]?.call("me"))?.status).toBe(401);
    await ana.browser.call("endOtherSessions");
    expect((await others[1]?.call("me"))?.status).toBe(401);
    expect(await list()).toMatchObject([{ current: true }]);
  });

  test("a session ends a week after it began, however much it is used", async () => {
    const ana = await memberAt(bench, 1, "viewer", "Ana");
    bench.nowMs += 6 * 24 * 60 * MINUTE_MS;
    expect((await ana.browser.call("me")).status).toBe(200);
    bench.nowMs += 25 * 60 * MINUTE_MS;
    expect((await ana.browser.call("me")).status).toBe(401);
  });

  test.each(["", "x", "%E0%A4%A", "a.b", `${"A".repeat(32)}.${"B".repeat(44)}`, "\u00e9".repeat(9), "x".repeat(5_000)])("a made-up cookie is nobody's: %j", async (value) => {
    const browser = openBrowser(bench.app);
    browser.cookies.set("tearoff.session_token", value);
    expect((await browser.call("me")).status).toBe(401);
    expect((await browser.call("signInStatus")).status).toBe(200);
  });

  test("a cookie that was signed with another secret is nobody's", async () => {
    const ana = await memberAt(bench, 1, "owner", "Ana");
    const [[name = "", value = ""] = []] = [...ana.browser.cookies].filter(([key]) => key.endsWith("session_token"));
    const [token = "", signature = ""] = decodeURIComponent(value).split(".");
    const swapped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    ana.browser.cookies.set(name, encodeURIComponent(`${token}.${swapped}`));
    expect((await ana.browser.call("me")).status).toBe(401);
  });

  test("who fits two shops is asked which, and only once the password is right", async () => {
    const twice = async (workspace: number) => (await addTestMember(bench.store, workspace, "owner", "Ana", bench.nowMs)).id;
    const ids = [await twice(1), await twice(2)];
    const { db } = bench.store.logins;
    await db.updateTable("members").set({ email: "ana@both.example" }).where("id", "in", ids).execute();
    const browser = openBrowser(bench.app);
    expect((await signIn(browser, "ana@both.example", "wrong, all of it")).status).toBe(401);
    const told = signInResponse.parse(await (await signIn(browser, "ana@both.example")).json());
    expect(told).toMatchObject({ kind: "choose", workspaces: [{ number: 1 }, { number: 2 }] });
    expect((await browser.call("me")).status).toBe(401);
    const body = { email: "ana@both.example", password: TEST_PASSWORD, workspace: 2 };
    expect(await (await browser.call("signIn", { body })).json()).toMatchObject({ kind: "signed-in", me: { workspace: { number: 2 } } });
  });

  describe("[R66] guessing", () => {
    const guess = (email: string, host: number, password = "nearly the right one") => signIn(openBrowser(bench.app, `198.51.100.${host}`), email, password);

    test("is the same for an account that is there and one that is not", async () => {
      const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
      for (const account of [email, "nobody@shop1.example"]) {
        const answers = [];
        for (let host = 1; host <= 6; host += 1) answers.push(await guess(account, host));
        expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
        expect(await answers[0]?.json()).toEqual({ problem: "not-signed-in", message: "This address and password do not fit. Check both and try again." });
        expect(problemMessage.parse(await answers[5]?.json()).message).toContain("Wait a minute");
      }
    });

    test("costs waits that grow and end, in which the right password is in vain too", async () => {
      const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
      for (let host = 1; host <= 5; host += 1) await guess(email, host);
      expect((await guess(email, 9, TEST_PASSWORD)).status).toBe(429);
      bench.nowMs += MINUTE_MS;
      expect((await guess(email, 9)).status).toBe(401);
      bench.nowMs += MINUTE_MS;
      expect((await guess(email, 9, TEST_PASSWORD)).status).toBe(429);
      bench.nowMs += MINUTE_MS;
      expect((await guess(email, 9, TEST_PASSWORD)).status).toBe(200);
      expect((await guess(email, 9)).status).toBe(401);
    });

    test("an account is not made quicker by one of another shop with the same address", async () => {
      const { id } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
      const guesser = await memberAt(bench, 2, "owner", "Eve");
      const email = "ana@both.example";
      await bench.store.logins.db.updateTable("members").set({ email }).where("id", "in", [id, guesser.id]).execute();
      const guessOurs = async (host: number) => {
        const browser = openBrowser(bench.app, `198.51.100.${host}`);
        return (await browser.call("signIn", { body: { email, password: "nearly the right one", workspace: 1 } })).status;
      };
      const own = { params: { memberId: guesser.id } };
      for (let host = 1; host <= 4; host += 1) expect(await guessOurs(host)).toBe(401);
      const signedIn = await openBrowser(bench.app).call("signIn", { body: { email, password: TEST_PASSWORD, workspace: 2 } });
      expect(signedIn.status).toBe(200);
      const { link } = oneTimeLink.parse(await (await guesser.browser.call("resetLink", own)).json());
      await openBrowser(bench.app).call("resetPassword", { body: { token: link.split("=")[1], password: "nine dry umbrellas" } });
      expect([await guessOurs(5), await guessOurs(6)]).toEqual([401, 429]);
    });

    test("from one address is slow whatever accounts it tries; many at once are counted one by one", async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => guess(`guest${index}@shop1.example`, 77)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(20);
      expect(statuses.filter((status) => status === 429)).toHaveLength(10);
      const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
      expect((await guess(email, 78, TEST_PASSWORD)).status).toBe(200);
    });
  });

  describe("what is done by cookie", () => {
    test.each([
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "none" },
    ])("is not done for another site's page: %j", async (headers) => {
      const ana = await memberAt(bench, 1, "owner", "Ana");
      const body = { name: "Corner", timeZone: "Europe/Lisbon" };
      expect((await ana.browser.call("addStore", { body, headers })).status).toBe(403);
      expect((await signIn(openBrowser(bench.app), ana.email)).status).toBe(200);
      expect((await openBrowser(bench.app).call("signIn", { body: { email: ana.email, password: TEST_PASSWORD }, headers })).status).toBe(403);
      expect(await bench.store.storesAtDesk(1)).toHaveLength(1);
    });

    test("counts by its origin where a browser says no more, and as JSON alone", async () => {
      const ana = await memberAt(bench, 1, "owner", "Ana");
      const cookie = [...ana.browser.cookies].map((pair) => pair.join("=")).join("; ");
      const send = (headers: Record<string, string>) =>
        bench.app.request("/api/stores", {
          method: "POST",
          headers: { Cookie: cookie, "Content-Type": "application/json", ...headers },
          body: JSON.stringify({ name: "Corner", timeZone: "Europe/Lisbon" }),
        });
      expect((await send({})).status).toBe(403);
      expect((await send({ Origin: "https://evil.example" })).status).toBe(403);
      expect((await send({ Origin: "null" })).status).toBe(403);
      expect((await send({ Origin: "http://localhost", "Content-Type": "text/plain" })).status).toBe(400);
      expect((await send({ Origin: "http://localhost" })).status).toBe(200);
    });

    test("nor is anybody signed in from another site's page that adds a token of its own", async () => {
      const ana = await memberAt(bench, 1, "owner", "Ana");
      const headers = { "Sec-Fetch-Site": "cross-site", Authorization: "Bearer anything" };
      const answer = await openBrowser(bench.app).call("signIn", { body: { email: ana.email, password: TEST_PASSWORD }, headers });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    });

    test("is told to no other site: nothing allows one to read an answer", async () => {
      const response = await bench.app.request("/api/sign-in", { headers: { Origin: "https://evil.example" } });
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    });
  });
});
