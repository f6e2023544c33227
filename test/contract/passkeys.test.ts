import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { passkeyOptions, passkeysResponse } from "../../src/contract/messages/sign-in";
import { openBrowser, type TestBrowser } from "../builders/browser";
import { softPasskey } from "../builders/soft-passkey";
import { everyStore } from "../store/every-store";
import { type MemberBench, memberAt, openBench } from "./member-bench";

const ORIGIN = "http://localhost";

let bench: MemberBench;
let ana: Awaited<ReturnType<typeof memberAt>>;

type Passkey = ReturnType<typeof softPasskey>;

async function asked(browser: TestBrowser, name: "passkeyOptions" | "passkeySignInOptions") {
  return passkeyOptions.parse(await (await browser.call(name)).json()).options as { readonly challenge: string };
}

async function add(passkey: Passkey): Promise<Response> {
  const credential = passkey.register(await asked(ana.browser, "passkeyOptions"));
  return await ana.browser.call("addPasskey", { body: { name: "Phone", credential } });
}

async function signInWith(passkey: Passkey, browser = openBrowser(bench.app)): Promise<Response> {
  return await browser.call("passkeySignIn", { body: { credential: passkey.signIn(await asked(browser, "passkeySignInOptions")) } });
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    ana = await memberAt(bench, 1, "manager", "Ana");
  });
  afterEach(() => bench.store.close());

  test("a member signs in with a passkey, without a name, until it is removed", async () => {
    const passkey = softPasskey("localhost", ORIGIN);
    expect((await signInWith(passkey)).status).toBe(401);
    expect(await (await add(passkey)).json()).toMatchObject({ name: "Phone" });
    const browser = openBrowser(bench.app);
    expect(await (await signInWith(passkey, browser)).json()).toMatchObject({ kind: "signed-in", me: { name: "Ana", role: "manager" } });
    expect((await browser.call("me")).status).toBe(200);
    const { passkeys } = passkeysResponse.parse(await (await ana.browser.call("passkeys")).json());
    const params = { passkeyId: passkeys[0]?.id ?? "" };
    const eve = await memberAt(bench, 2, "owner", "Eve");
    await eve.browser.call("removePasskey", { params });
    expect((await signInWith(passkey)).status).toBe(200);
    await ana.browser.call("removePasskey", { params });
    expect((await signInWith(passkey)).status).toBe(401);
  });

  test("an answer counts once, to its own question, from its own page, by who has asked for a finger", async () => {
    const passkey = softPasskey("localhost", ORIGIN);
    await add(passkey);
    const browser = openBrowser(bench.app);
    const answer = { body: { credential: passkey.signIn(await asked(browser, "passkeySignInOptions")) } };
    expect((await openBrowser(bench.app).call("passkeySignIn", answer)).status).toBe(401);
    expect((await browser.call("passkeySignIn", answer)).status).toBe(200);
    expect((await browser.call("passkeySignIn", answer)).status).toBe(401);
    const elsewhere = softPasskey("localhost", "https://evil.example");
    expect((await add(elsewhere)).status).toBe(400);
    const careless = softPasskey("localhost", ORIGIN, { verifies: false });
    await add(careless);
    expect((await signInWith(careless)).status).toBe(401);
  });

  test("what is no answer at all is refused in words, and nothing breaks", async () => {
    const { challenge } = await asked(ana.browser, "passkeyOptions");
    const good = softPasskey("localhost", ORIGIN).register({ challenge });
    const odd: object[] = [{}, { ...good, id: { $ne: 1 } }, { ...good, id: "" }, { ...good, response: {} }, { ...good, response: { ...good.response, attestationObject: "!" } }];
    for (const credential of odd) {
      await asked(ana.browser, "passkeyOptions");
      expect((await ana.browser.call("addPasskey", { body: { name: "Odd", credential } })).status).toBe(400);
      expect([400, 401]).toContain((await ana.browser.call("passkeySignIn", { body: { credential } })).status);
    }
  });

  test("an address in numbers has none", async () => {
    const browser = openBrowser(bench.app, "192.0.2.1", "https://192.168.1.20:8443");
    expect((await browser.call("passkeySignInOptions")).status).toBe(403);
    expect(await (await browser.call("signInStatus")).json()).toMatchObject({ passkeys: false });
  });

  test("a member who is removed takes their passkeys along", async () => {
    const passkey = softPasskey("localhost", ORIGIN);
    await add(passkey);
    const owner = await memberAt(bench, 1, "owner", "Olga");
    await owner.browser.call("removeMember", { params: { memberId: ana.id } });
    expect((await signInWith(passkey)).status).toBe(401);
  });
});
