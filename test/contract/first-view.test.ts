import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import pino from "pino";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { createRateLimit, RATES } from "../../server/limits/rate-limit";
import { readStaticFiles } from "../../server/static-files";
import { openMemoryStore } from "../../server/store/sqlite";
import * as views from "../../src/app/first-view/draw-first-view";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { couponPageResponse } from "../../src/contract/messages/coupon-page";
import { firstViewMessage } from "../../src/contract/first-view";
import { drawCode } from "../../src/ui/draw-code/draw-code";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { CouponId } from "../../src/domain/coupon/coupon-id";
import { newTestClaim } from "../builders/claims";
import { couponOf, listTerms } from "../builders/coupons";
import { deedBy } from "../builders/members";
import { openShop, pushed, redemption, type TestShop } from "../store/acceptance-shop";
import { NASTY_STRINGS } from "../security/nasty";

const folder = mkdtempSync(join(tmpdir(), "tearoff-first-view-"));
const appPage = await readFile(join(import.meta.dirname, "..", "..", "index.html"), "utf8");
writeFileSync(join(folder, "index.html"), appPage.replace("</head>", '<link rel="stylesheet" crossorigin href="/assets/index-Ab3_-9xZ.css"></head>'));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "assets", "index-Ab3_-9xZ.css"), ".shell{color:blue}");
writeFileSync(join(folder, "assets", "customer-Ab3_-9xZ.css"), ".coupon{color:red}");
writeFileSync(join(folder, "face-files.json"), JSON.stringify({ customer: { "/assets/customer-Ab3_-9xZ.css": "sha384-a", "/assets/customer.js": "sha384-b" } }));
const files = readStaticFiles(folder);
const store = await openMemoryStore();
const shop: TestShop = await openShop(store, 1);
let [nowMs, failing] = [Date.now(), false];
const log = pino({ level: "silent" });
const failingNow = new Proxy(store, {
  get: (of, name, receiver) => (failing && name === "claimOnRecord" ? () => Promise.reject(new Error("gone")) : Reflect.get(of, name, receiver)),
});
const app = createApp({ store: failingNow, nowMs: () => nowMs, randomBytes, log, ownUrl: () => "https://shop.example" }, files, views);
let coupons = 0;

beforeEach(() => {
  [nowMs, failing] = [Date.now(), false];
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function linkOf(code: string, changes: Partial<Coupon> = {}): Promise<string> {
  const couponId = `C${(coupons += 1)}`;
  const coupon = couponOf(listTerms({ couponId: couponId as CouponId }), changes);
  await store.addCoupon(1, coupon, [code as NormalisedCode], nowMs);
  const made = await store.claim(1, newTestClaim(couponId), nowMs);
  if (!made.ok) throw new Error(made.problem);
  return `/c/${made.value.token}`;
}

async function pageAt(link: string, headers: Record<string, string> = {}) {
  const response = await app.request(link, { headers });
  const text = await response.text();
  const head = text.slice(0, text.indexOf("</head>"));
  const said = (name: string) => new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(head)?.[1] ?? null;
  const island = /<script type="application\/json" id="first-view">([^<]*)<\/script>/.exec(text)?.[1] ?? "";
  const body = text.slice(text.indexOf("</head>")).replace(island, "");
  const view = island === "" ? null : firstViewMessage.parse(JSON.parse(island));
  return { response, text, head, body, said, view, shown: view?.kind === "now" ? view.page : undefined };
}

const PAGE = { description: "One each", belowCode: "", bannerUrl: null, logoUrl: null, colour: "#3b3bd9" } as const;

test("[R83] title, state, period, terms and the drawn code can be read without a script", async () => {
  const endMs = Date.UTC(2100, 0, 1, 12);
  const link = await linkOf("VIEW-1", { title: "Two for one", termsText: "Not on Sundays.", page: PAGE, period: { startMs: null, endMs } });
  const { response, body } = await pageAt(link);
  expect([response.status, response.headers.get("Cache-Control"), response.headers.get("Referrer-Policy")]).toEqual([200, "no-store", "no-referrer"]);
  for (const said of ["Two for one", "Not on Sundays.", "Valid until 1 Jan 2100", "VIEW-1", drawCode("qr", "VIEW-1").path, "Dates and times are those of"]) {
    expect(body).toContain(said);
  }
  expect(body).not.toContain("Tearoff needs JavaScript");
});

test("[R83] its time is told in the first of the reader's languages that there are words for", async () => {
  const link = await linkOf("VIEW-2", { period: { startMs: null, endMs: Date.UTC(2100, 0, 1, 12) } });
  const { body, said } = await pageAt(link, { "Accept-Language": "eo, pt-BR;q=0.9, en;q=0.5" });
  expect(body).toContain("Válido até 1 de jan. de 2100");
  expect(said("og:description")).toContain("Válido até 1 de jan. de 2100");
  expect((await pageAt(link, { "Accept-Language": ",;q=x,*" })).body).toContain("Valid until 1 Jan 2100");
});

test("[R83] a chat's preview is told what is on offer, and never the code", async () => {
  const bannerUrl = `/i/${"ab".repeat(32)}`;
  const { head, said } = await pageAt(await linkOf("SECRET-9", { title: "Two for one", page: { ...PAGE, bannerUrl } }));
  expect(head).toContain("<title>Two for one · Tearoff</title>");
  expect(head.match(/<title>/g)).toHaveLength(1);
  expect([said("og:title"), said("og:description"), said("robots")]).toEqual(["Two for one", "Shop 1 · One each", "noindex"]);
  expect(said("og:image")).toBe(`https://shop.example${bannerUrl}`);
  expect(head).not.toContain("SECRET-9");
});

test("[R89] a coupon's own link tells a chat what is to be had there, and nothing where it is for nobody to take", async () => {
  const nasty = "\"><script>pwned()</script>$&";
  await linkOf("OWN-1", { selfClaim: "open", title: `Two for one ${nasty}`, page: { ...PAGE, logoUrl: `/i/${"cd".repeat(32)}` } });
  const own = `/get/1-C${coupons}`;
  const { text, head, said } = await pageAt(own);
  expect([said("og:title"), said("og:description")]).toEqual([`Two for one ${nasty.replace('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace("$&", "$&amp;")}`, "Shop 1 · One each"]);
  expect(said("og:image")).toBe(`https://shop.example/i/${"cd".repeat(32)}`);
  expect(head.match(/<title>/g)).toHaveLength(1);
  expect(text).not.toMatch(/OWN-1|<script>/);
  expect(text).toContain("Opening…");

  await linkOf("OWN-2", { title: "Members only" });
  await linkOf("OWN-3", { selfClaim: "open", title: "Over", period: { startMs: null, endMs: nowMs + 1_000 } });
  nowMs += 1_000;
  for (const address of [`1-C${coupons - 1}`, `1-C${coupons}`, "1-NONE", "x"]) expect((await pageAt(`/get/${address}`)).said("og:title")).toBeNull();
});

test("[R84] asking for the page opens nothing", async () => {
  const link = await linkOf("PREVIEWED");
  await pageAt(link);
  expect((await pageAt(link)).shown?.opened).toBe(false);
});

test("[R86] at a link of no coupon stands that there is none", async () => {
  for (const link of ["/c/AAAA", "/c/%3Cscript%3E", `${(await linkOf("OTHER")).slice(0, -2)}AA`]) {
    const { response, body, shown } = await pageAt(link);
    expect([response.status, shown]).toEqual([404, null]);
    expect(body).toContain("There is no coupon at this link");
    expect(body).not.toContain("<script>");
  }
});

test("[R83] a withdrawn coupon's page says so, and nothing else", async () => {
  const link = await linkOf("GONE-1", { title: "Two for one", page: PAGE });
  await store.revokeCoupon(1, `C${coupons}`, deedBy("Ana", nowMs));
  const { response, text } = await pageAt(link);
  expect(response.status).toBe(200);
  expect(text).toContain("This coupon is no longer available");
  expect(text).not.toMatch(/Two for one|One each|GONE-1/);
});

test("[R83] once it is redeemed, where and when, and no code", async () => {
  const link = await linkOf("ONCE-1");
  await pushed(shop, shop.till, redemption(shop, "ONCE-1", { contents: { couponId: `C${coupons}` } }));
  const { text } = await pageAt(link);
  expect(text).toMatch(/Redeemed at <bdi>Centre<\/bdi>/);
  expect(text).not.toContain("ONCE-1");
});

test("what the script goes on from is what it would fetch", async () => {
  const link = await linkOf("SAME-1", { page: PAGE });
  const { view } = await pageAt(link);
  const fetched = couponPageResponse.parse(await (await app.request(`/api${link}`)).json());
  expect(view).toEqual({ kind: "now", token: link.slice("/c/".length), page: fetched });
});

test("[R85] a page drawn for later says as of when it is, in the reader's zone, and names no day by today", async () => {
  nowMs = Date.UTC(2030, 4, 1, 22, 30);
  const link = await linkOf("LATER-2", { period: { startMs: null, endMs: nowMs + 3_600_000 } });
  const { text, body, view } = await pageAt(`${link}?keptIn=Asia/Tokyo`);
  expect(body).toContain("As of 2 May 2030, 07:30");
  expect(body).toContain("Valid until 2 May 2030");
  expect(text).not.toMatch(/today|tomorrow/i);
  expect(text).toContain(drawCode("qr", "LATER-2").path);
  const { version } = couponPageResponse.parse(await (await app.request(`/api${link}`)).json()) as { version: string };
  expect(view).toEqual({ kind: "kept", token: link.slice("/c/".length), version });
  expect((await pageAt(`${link}?keptIn=Mars/Base`)).body).toMatch(/As of [12] May 2030/);
  expect((await pageAt(link)).body).toContain("Valid until today");
  expect((await pageAt("/c/AAAA?keptIn=Asia/Tokyo")).shown).toBeNull();
});

test("no text of a shop's becomes markup, style or script", async () => {
  const plain = NASTY_STRINGS.filter((text) => !/[\0\ud800-\udfff]/.test(text));
  const nasty = [...plain, "</script><script>pwned()</script>", "<!--<script>", 'x" style="color:red', "$& $` $' $1"].join(" ");
  const page = { description: nasty, belowCode: nasty, bannerUrl: null, logoUrl: null, colour: "#fff;}*{display:none" } as const;
  const { text, shown } = await pageAt(await linkOf("HOSTILE", { title: nasty, termsText: nasty, copyButtonText: nasty, page }));
  const clean = await pageAt(await linkOf("HARMLESS", { title: "a", termsText: "a", copyButtonText: "a", page: { ...page, description: "a", belowCode: "a" } }));
  const markup = (of: string) => [...of.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name).filter((name) => name !== "path");
  expect(markup(text)).toEqual(markup(clean.text));
  expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(style|on\w+)=/);
  expect(shown?.coupon?.title).toBe(nasty);
});

test("a page brings its styles with it: no element has one of its own, and the policy lets these alone be", async () => {
  const { response, text } = await pageAt(await linkOf("STYLED", { page: PAGE }));
  expect(text).not.toMatch(/ style=|rel="stylesheet"/);
  const sheets = [...text.matchAll(/<style>([^<]*)<\/style>/g)].map(([, sheet = ""]) => sheet);
  expect(sheets.join("")).toContain(".shell{color:blue}\n.coupon{color:red}");
  expect(sheets.join("")).toContain("{--brand:#3b3bd9;--on-brand:#ffffff}");
  const digests = sheets.map((sheet) => ` 'sha256-${createHash("sha256").update(sheet).digest("base64")}'`);
  const policy = response.headers.get("Content-Security-Policy");
  expect(policy).toContain(`; style-src 'self'${digests.join("")};`);
  expect((await app.request("/wallet")).headers.get("Content-Security-Policy")).toBe(policy?.replace(digests.join(""), ""));
});

test("where the page cannot be drawn now, the app is answered all the same", async () => {
  const link = await linkOf("LATER-1");
  failing = true;
  const response = await app.request(link);
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining("Opening…")]);
});

test("whoever asks for page after page gets the app, which draws them, and keeps no till waiting", async () => {
  const link = await linkOf("AGAIN-1");
  const limited = createApp({ store, nowMs: () => nowMs, randomBytes, log, rateLimit: createRateLimit(() => 0) }, files, views);
  const pagesFor = async (address: string) =>
    await Promise.all(
      Array.from({ length: RATES.drawn.burst + 2 }, async () => {
        const response = await limited.request(link, {}, { incoming: { socket: { remoteAddress: address } } });
        expect(response.status).toBe(200);
        return (await response.text()).includes("AGAIN-1") ? "drawn" : "app";
      }),
    );
  expect((await pagesFor("192.0.2.1")).filter((page) => page === "drawn")).toHaveLength(RATES.drawn.burst);
  expect((await pagesFor("192.0.2.2")).filter((page) => page === "drawn")).toHaveLength(RATES.drawn.burst);
});
