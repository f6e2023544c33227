import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { setUpToken } from "../../server/auth/keyed-digest";
import { passkeysWorkAt } from "../../server/auth/passkeys-work-at";
import { SECRET_FILE, serverSecret } from "../../server/start/server-secret";
import { meMessage, signInStatus } from "../../src/contract/messages/sign-in";
import { problemMessage } from "../../src/contract/messages/problem";
import { openBrowser } from "../builders/browser";
import { everyStore } from "../store/every-store";

const SECRET = "of this server alone, and of no other";
const SHOP = { shop: "Corner Coffee", timeZone: "Europe/Lisbon", name: "Ana", email: "ana@corner.example", password: "seven wet umbrellas" };

describe.each(await everyStore())("on $kind", ({ open }) => {
  test("the first start's link makes the shop and its owner, once, even where two open it at the same moment", async () => {
    const store = await open();
    const app = createApp({ store, nowMs: Date.now, randomBytes, log: pino({ level: "silent" }), secret: async () => SECRET });
    const browser = openBrowser(app);
    const status = async () => signInStatus.parse(await (await browser.call("signInStatus")).json());
    const setUp = async (by: typeof browser, said: object) => await by.call("setUp", { body: { ...SHOP, token: setUpToken(SECRET), ...said } });
    const problemOf = async (response: Response) => problemMessage.parse(await response.json()).problem;
    expect(await status()).toMatchObject({ me: null, setUp: true, passkeys: true });
    expect(await problemOf(await setUp(browser, { token: setUpToken("another server's secret") }))).toBe("link-not-usable");
    expect(await problemOf(await setUp(browser, { password: "cornercoffee" }))).toBe("password-not-usable");
    const both = await Promise.all([setUp(browser, {}), setUp(openBrowser(app), { email: "eve@corner.example" })]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const winner = both.find((answer) => answer.status === 200) as Response;
    expect(meMessage.parse(await winner.json())).toMatchObject({ role: "owner", workspace: { number: 1, name: "Corner Coffee", demo: false } });
    expect(await status()).toMatchObject({ setUp: false });
    expect(await problemOf(await setUp(openBrowser(app), {}))).toBe("set-up-already");
    expect(await store.members(1)).toHaveLength(1);
    expect(await store.storesAtDesk(1)).toMatchObject([{ name: "Corner Coffee", timeZone: "Europe/Lisbon" }]);
    expect((await store.auditLog(1, { after: null, limit: 9 })).entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining(["workspace-created", "member-joined"]),
    );
    await store.close();
  });

  test("servers that share a database share the secret that the first of them leaves there", async () => {
    const store = await open();
    const settings = { secret: null, databaseUrl: "postgres://somewhere", dataDir: "/nowhere" };
    const secrets = await Promise.all([1, 2, 3].map(() => serverSecret(settings, store, randomBytes)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toHaveLength(43);
    expect(await serverSecret({ ...settings, secret: SECRET }, store, randomBytes)).toBe(SECRET);
    await store.close();
  });
});

test("beside an embedded database the secret is a file that nobody else may read, and stays the same", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tearoff-secret-"));
  const store = { sharedSecret: () => Promise.reject(new Error("It is not to be in the database.")) };
  const made = await serverSecret({ secret: null, databaseUrl: null, dataDir }, store, randomBytes);
  expect(statSync(join(dataDir, SECRET_FILE)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dataDir, SECRET_FILE), "utf8")).toBe(made);
  expect(await serverSecret({ secret: null, databaseUrl: null, dataDir }, store, randomBytes)).toBe(made);
  rmSync(dataDir, { recursive: true });
});

test("passkeys are for addresses with a name, and over TLS but for this machine's own", () => {
  const at = ["https://till.example", "http://localhost:8080", "https://localhost", "https://192.168.1.20:8443", "https://[fd00::1]:8443", "http://127.0.0.1:8080", "http://till.example"];
  expect(at.map(passkeysWorkAt)).toEqual([true, true, true, false, false, false, false]);
});
