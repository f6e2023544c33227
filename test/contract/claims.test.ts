import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { type ClaimResponse, claimResponse, claimsResponse } from "../../src/contract/messages/claims";
import { problemMessage } from "../../src/contract/messages/problem";
import { openClaimToken } from "../../src/domain/coupon/claim-token";
import { openBrowser } from "../builders/browser";
import { couponOf, listTerms } from "../builders/coupons";
import { addTestCoupon, NOON_MS, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, openBench } from "./member-bench";

const HOUR_MS = 60 * 60 * 1000;

let bench: MemberBench;
let key: string;
let wishes = 0;

const contact = { channel: "whatsapp", externalId: "+49 170 1", name: "Zoë" };
const send = (body: object, token = key) => openBrowser(bench.app).call("claim", { body, headers: { Authorization: `Bearer ${token}` } });
const claim = async (couponId: string, said: object = contact, idempotencyKey = `wish ${(wishes += 1)}`.replace(" ", "-")): Promise<ClaimResponse> =>
  claimResponse.parse(await (await send({ couponId, contact: said, idempotencyKey })).json());
const read = async (query: string) =>
  claimsResponse.parse(await (await openBrowser(bench.app).call("claims", { query, headers: { Authorization: `Bearer ${key}` } })).json());

async function newKey(workspace: number) {
  const made = await issueApiKey({ store: bench.store, nowMs: () => bench.nowMs, randomBytes }, workspace, "Automation", ["claims:write"]);
  if (!made.ok) throw new Error(made.problem);
  return made.value.key;
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    bench.nowMs = NOON_MS + HOUR_MS;
    key = await newKey(1);
    const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: "TAGGED" as never, title: "Free tea" }), {
      tags: { claimed: "has-tea", opened: "", redeemed: "had-tea" },
      automationWordings: { expired: "{coupon} ended {end}.", notYetValid: "{coupon} starts {start}.", allDistributed: "No {coupon} left.", claimLimitReached: "{coupon}: {limit} each." },
    });
    await bench.store.addCoupon(1, coupon, ["T-1", "T-2"] as never, NOON_MS);
    const { couponId: _id, ...rest } = coupon;
    await bench.store.addCoupon(1, { ...rest, couponId: "LATER" as never, period: { startMs: Date.UTC(2026, 11, 24, 9), endMs: null } }, ["T-3"] as never, NOON_MS);
  });
  afterAll(() => bench.store.close());

  test("[R20] [R76] an automation gets the link to send and the tag to put on the contact", async () => {
    const made = await claim("TAGGED");
    expect(made).toMatchObject({ kind: "claimed", state: "claimed", tag: "has-tea" });
    const link = made.kind === "claimed" ? made.link : "";
    expect(link).toMatch(/^http:\/\/localhost\/c\//);
    const opened = openClaimToken(link.split("/c/")[1] ?? "");
    expect(opened.ok && opened.value.token).toMatchObject({ workspaceNumber: 1, claimId: made.kind === "claimed" ? made.claimId : "" });
  });

  test("[R51] [R53] or the coupon's wording, with dates in the contact's language and the shop's zone", async () => {
    expect(await claim("TAGGED")).toEqual({ kind: "refused", reason: "claimLimitReached", wording: "Free tea: 1 each." });
    expect(await claim("LATER")).toEqual({ kind: "refused", reason: "notYetValid", wording: "Free tea starts 24 December 2026 at 10:00." });
    expect(await claim("LATER", { ...contact, locale: "de" })).toMatchObject({ wording: "Free tea starts 24. Dezember 2026 um 10:00." });
    expect(await claim("LATER", { ...contact, locale: "en-a" })).toMatchObject({ wording: "Free tea starts 24 December 2026 at 10:00." });
    await claim("TAGGED", { channel: "other", externalId: "second" });
    expect(await claim("TAGGED", { channel: "other", externalId: "third" })).toMatchObject({ reason: "allDistributed", wording: "No Free tea left." });
  });

  test("[R75] the same wish is answered the same, also by its link; another under its key is refused", async () => {
    const first = await claim("LIST", contact, "retry-me");
    expect(first).toMatchObject({ kind: "claimed", tag: null });
    expect(await claim("LIST", contact, "retry-me")).toEqual(first);
    const other = await send({ couponId: "LIST", contact: { ...contact, externalId: "someone" }, idempotencyKey: "retry-me" });
    expect([other.status, problemMessage.parse(await other.json()).problem]).toEqual([409, "idempotency-key-used"]);
    const refused = await claim("TAGGED", { channel: "other", externalId: "fourth" }, "refused-once");
    await addTestCoupon(bench.store, 1, "MORE", ["M"]);
    expect(await claim("TAGGED", { channel: "other", externalId: "fourth" }, "refused-once")).toEqual(refused);
    const elsewhere = await send({ couponId: "LIST", contact, idempotencyKey: "retry-me" }, await newKey(2));
    expect(claimResponse.parse(await elsewhere.json())).not.toEqual(first);
  });

  test("[R75] a coupon that is not there is no answer to keep", async () => {
    expect((await send({ couponId: "SOON", contact, idempotencyKey: "early" })).status).toBe(404);
    await addTestCoupon(bench.store, 1, "SOON", ["S"]);
    expect(await claim("SOON", contact, "early")).toMatchObject({ kind: "claimed" });
  });

  test("what was claimed can be looked up by coupon and by contact, page by page, with what became of it", async () => {
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "T-1", { contents: { couponId: "TAGGED" } }));
    expect((await read("?couponId=TAGGED")).claims.map(({ state, contact: { externalId } }) => [externalId, state]).toSorted()).toEqual([
      ["+49 170 1", "redeemed"],
      ["second", "claimed"],
    ]);
    expect((await read("?couponId=TAGGED")).claims.find(({ state }) => state === "redeemed")).toMatchObject({ redeemedMs: NOON_MS, storeName: "Centre", contact: { name: "Zoë" } });
    const ofZoe = `?channel=whatsapp&externalId=${encodeURIComponent("+49 170 1")}&limit=1`;
    const found: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page: Awaited<ReturnType<typeof read>> = await read(`${ofZoe}${after === "" ? "" : `&after=${after}`}`);
      found.push(...page.claims.map(({ couponId }) => couponId));
      after = page.next;
    }
    expect(found.toSorted()).toEqual(["LIST", "SOON", "TAGGED"]);
  });
});
