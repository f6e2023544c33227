import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smtpMail } from "../../server/mail/smtp";
import { openMemoryStore } from "../../server/store/sqlite";
import { signInStatus } from "../../src/contract/messages/sign-in";
import { openBrowser } from "../builders/browser";
import { addTestMember } from "../builders/members";
import { openSmtpSink } from "../builders/smtp-sink";
import { type MemberBench, openBench, signIn } from "./member-bench";

const URL_OF_SHOP = "https://till.example";
const NEW_PASSWORD = "eleven dry umbrellas";

let sink: Awaited<ReturnType<typeof openSmtpSink>>;
let bench: MemberBench;
let logged: string;

beforeEach(async () => {
  sink = await openSmtpSink();
  logged = "";
});
afterEach(async () => {
  await bench.store.close();
  await sink.close();
});

const log = () => pino({}, { write: (line: string) => void (logged += line) });
const askFor = (email: string, headers = {}) => openBrowser(bench.app).call("askReset", { body: { email }, headers });

test("a member who has forgotten a password gets a link by mail; nobody else does, and all get the same answer", async () => {
  bench = await openBench(openMemoryStore, { sendMail: smtpMail(sink.url, "Tearoff <coupons@shop.example>"), ownUrl: () => URL_OF_SHOP, log: log() });
  const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
  expect(signInStatus.parse(await (await openBrowser(bench.app).call("signInStatus")).json()).mail).toBe(true);
  const answers = [await askFor("nobody@shop1.example"), await askFor(`${email},eve@evil.example`), await askFor("ana@shop1.example\r\nBcc: eve@evil.example"), await askFor(email)];
  expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual(answers.map(() => [200, "{}"]));
  await expect.poll(() => sink.mails).toHaveLength(1);
  const [mail] = sink.mails;
  expect(mail?.to).toEqual([email]);
  expect(mail?.text).toContain("From: Tearoff <coupons@shop.example>");
  expect(mail?.text).toContain("Subject: A new password for Shop 1");
  const text = mail?.text.replace(/=\n/g, "").replace(/=3D/g, "=") ?? "";
  const token = /https:\/\/till\.example\/admin#reset=([\w-]{43})/.exec(text)?.[1] ?? "";
  expect(logged).not.toContain(token);
  expect((await openBrowser(bench.app).call("resetPassword", { body: { token, password: NEW_PASSWORD } })).status).toBe(200);
  expect((await signIn(openBrowser(bench.app), email, NEW_PASSWORD)).status).toBe(200);
});

test("the mail's link leads to the shop's own address, whatever host a request names", async () => {
  bench = await openBench(openMemoryStore, { sendMail: smtpMail(sink.url, "coupons@shop.example"), ownUrl: () => URL_OF_SHOP });
  const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
  await openBrowser(bench.app, "192.0.2.1", "https://evil.example").call("askReset", { body: { email }, headers: { Host: "evil.example", "X-Forwarded-Host": "evil.example" } });
  await expect.poll(() => sink.mails).toHaveLength(1);
  expect(sink.mails[0]?.text).not.toContain("evil.example");
  expect(sink.mails[0]?.text).toContain(URL_OF_SHOP);
});

test("[R66] another site's page asks for no mail, and who asks for many keeps nobody from signing in", async () => {
  bench = await openBench(openMemoryStore, { log: log() });
  const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
  expect((await askFor(email, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
  expect((await askFor(email, { "Content-Type": "text/plain" })).status).toBe(400);
  const statuses = [];
  for (let guest = 0; guest < 21; guest += 1) statuses.push((await askFor(`guest${guest}@shop1.example`)).status);
  expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
  expect((await signIn(openBrowser(bench.app), email)).status).toBe(200);
});

test("a mail server that does not answer changes nothing of what is answered, and the log says so without the address", async () => {
  bench = await openBench(openMemoryStore, { sendMail: () => Promise.reject(new Error("421 not now")), ownUrl: () => URL_OF_SHOP, log: log() });
  const { email } = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
  expect((await askFor(email)).status).toBe(200);
  await expect.poll(() => logged).toContain("A mail for a new password was not sent.");
  expect(logged).not.toContain(email);
});

test("without a mail server the link stands in a development server's log, and in no other's", async () => {
  bench = await openBench(openMemoryStore, { ownUrl: () => URL_OF_SHOP, isDevelopment: true, log: log() });
  const ana = await addTestMember(bench.store, 1, "owner", "Ana", bench.nowMs);
  expect(signInStatus.parse(await (await openBrowser(bench.app).call("signInStatus")).json()).mail).toBe(false);
  await askFor(ana.email);
  await expect.poll(() => logged).toContain(`${URL_OF_SHOP}/admin#reset=`);
  await bench.store.close();

  logged = "";
  bench = await openBench(openMemoryStore, { ownUrl: () => URL_OF_SHOP, log: log() });
  const ben = await addTestMember(bench.store, 1, "owner", "Ben", bench.nowMs);
  await askFor(ben.email);
  await expect.poll(async () => (await askFor("nobody@shop1.example")).status).toBe(200);
  expect(logged).not.toContain("#reset=");
});
