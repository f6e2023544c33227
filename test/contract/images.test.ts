import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { imageAdded } from "../../src/contract/messages/images";
import { problemMessage } from "../../src/contract/messages/problem";
import type { TestBrowser } from "../builders/browser";
import { pngOf } from "../builders/images";
import { everyStore } from "../store/every-store";
import { couponOfShop, newDraft, saidOf } from "./coupon-bench";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let mia: Awaited<ReturnType<typeof memberAt>>;

const PNG = { "Content-Type": "image/png" };
const send = (body: Uint8Array, browser: TestBrowser = mia.browser) => browser.call("addImage", { body, headers: PNG });
const added = async (body: Uint8Array, browser?: TestBrowser) => imageAdded.parse(await (await send(body, browser)).json()).url;
const shown = (url: string, headers: Record<string, string> = {}) => bench.app.request(url, { headers });
const createWith = async (couponId: string, bannerUrl: string) => {
  const draft = newDraft(couponId);
  return await saidOf(await mia.browser.call("createCoupon", { body: { coupon: { ...draft, page: { ...draft.page, bannerUrl } }, code: null } }));
};

describe.each(await everyStore())("[R73] on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    mia = await memberAt(bench, 1, "manager", "Mia");
  });
  afterAll(() => bench.store.close());

  test("a picture that was sent is shown to anybody, for good, and as nothing but a picture", async () => {
    const picture = pngOf(600, 300);
    const answer = await send(picture);
    const { url, ...size } = imageAdded.parse(await answer.json());
    expect([answer.status, size]).toEqual([200, { width: 600, height: 300 }]);
    const image = await shown(url);
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(image.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^default-src 'none';.*\bsandbox$/) as string,
    });
    const again = await shown(url, { "If-None-Match": image.headers.get("ETag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await shown(`/i/${"0".repeat(64)}`)).status).toBe(404);
  });

  test("is kept once, and told to the log once", async () => {
    expect(await added(pngOf(1, 1))).toBe(await added(pngOf(1, 1)));
    const entries = await logOf(mia.browser);
    expect(entries.filter(({ act, after }) => act === "image-added" && after?.["height"] === 1)).toMatchObject([{ by: { name: "Mia" }, after: { type: "image/png", width: 1, height: 1 } }]);
  });

  test("what is no picture, or too much of one, is refused with what to do", async () => {
    const said = async (body: Uint8Array) => problemMessage.parse(await (await send(body)).json());
    expect(await said(new TextEncoder().encode("<svg onload='alert(1)'/>"))).toMatchObject({ problem: "image-not-usable", message: expect.stringContaining("save them as PNG") as string });
    expect(await said(pngOf(5_000, 1))).toMatchObject({ problem: "image-not-usable" });
    const large = await send(new Uint8Array(1_000_001));
    expect(large.status).toBe(413);
    const asForm = await mia.browser.call("addImage", { body: pngOf(1, 1), headers: { "Content-Type": "text/plain" } });
    expect(asForm.status).toBe(400);
  });

  test("a coupon shows pictures of its own shop, and no others", async () => {
    const ours = await added(pngOf(2, 2));
    const theirs = await added(pngOf(3, 3), (await memberAt(bench, 2, "manager", "Tom")).browser);
    expect(await createWith("OURS", ours)).toMatchObject({ coupon: { page: { bannerUrl: ours } } });
    for (const url of [theirs, "https://elsewhere.example/banner.png", "javascript:alert(1)"]) {
      expect(await createWith("THEIRS", url)).toMatchObject({ problem: "fields", detail: { fields: [{ field: "page.bannerUrl" }] } });
    }
    const { coupon, version: basedOn } = await couponOfShop(mia.browser, "OURS");
    const edit = { ...coupon, page: { ...coupon.page, logoUrl: theirs } };
    expect(await saidOf(await mia.browser.call("editCoupon", { params: { couponId: "OURS" }, body: { coupon: edit, basedOn } }))).toMatchObject({
      detail: { fields: [{ field: "page.logoUrl" }] },
    });
  });
});
