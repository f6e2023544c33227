import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SELF_CLAIM_RATE } from "../../server/routes/self-claims";
import { couponPageResponse } from "../../src/contract/messages/coupon-page";
import { selfClaimOffer, selfClaimResponse } from "../../src/contract/messages/self-claims";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { openBrowser, type TestBrowser } from "../builders/browser";
import { couponOf, listTerms } from "../builders/coupons";
import { deedBy } from "../builders/members";
import { newTestId } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, openBench } from "./member-bench";
import { parseCode } from "../../src/domain/code/parse-code";
import { parseCouponId } from "../../src/domain/coupon/coupon-id";

let bench: MemberBench;

async function offer(couponId: string, changes: Partial<Coupon>, codes = ["A-1", "A-2", "A-3"]): Promise<string> {
  const id = parseCouponId(couponId);
  if (!id.ok) throw new Error("A test's coupon has an impossible id.");
  const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: id.value, title: couponId }), { selfClaim: "open", ...changes });
  const parsed = codes.map((code) => parseCode("qr", `${couponId}-${code}`)).flatMap((code) => (code.ok ? [code.value] : []));
  await bench.store.addCoupon(1, coupon, parsed, bench.nowMs);
  return `1-${couponId}`;
}

const newBrowser = () => openBrowser(bench.app);
const look = async (browser: TestBrowser, address: string, query = "") => selfClaimOffer.parse(await (await browser.call("selfClaimOffer", { params: { address }, query })).json());
const claim = async (browser: TestBrowser, address: string, body: object = {}) => selfClaimResponse.parse(await (await browser.call("selfClaim", { params: { address }, body })).json());

async function codeAt(of: { kind: string; token?: string }): Promise<string | null> {
  const page = couponPageResponse.parse(await (await newBrowser().call("couponPage", { params: { token: of.token ?? "" } })).json());
  return page.kind === "page" ? page.code : null;
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
  });
  afterEach(() => bench.store.close());

  test("[R89] a browser claims once, and coming again has the same claim, at the same link", async () => {
    const address = await offer("OPEN", {});
    const [mine, other] = [newBrowser(), newBrowser()];
    expect(await look(mine, address)).toMatchObject({ kind: "offer", shop: "Shop 1", title: "OPEN", asksContact: false });
    const first = await claim(mine, address);
    expect(await codeAt(first)).toBe("OPEN-A-1");
    expect([await claim(mine, address), await look(mine, address)]).toEqual([first, first]);
    expect(await codeAt(await claim(other, address))).toBe("OPEN-A-2");
    const { claims } = await bench.store.claims(1, { couponId: "OPEN", limit: 10 });
    expect(claims.map(({ contact }) => [contact.channel, contact.externalId.slice(0, 8)])).toEqual([["other", "browser:"], ["other", "browser:"]]);
  });

  test("[R89] it is the same browser without its cookie, or without what its page kept", async () => {
    const address = await offer("OPEN", {});
    const browser = newTestId();
    const first = newBrowser();
    await claim(first, address, { browser });
    expect(await codeAt(await claim(newBrowser(), address, { browser }))).toBe("OPEN-A-1");
    expect(await codeAt(await look(newBrowser(), address, `?browser=${browser}`))).toBe("OPEN-A-1");
    expect(await codeAt(await claim(first, address))).toBe("OPEN-A-1");
    expect(await codeAt(await claim(first, address, { browser: newTestId() }))).toBe("OPEN-A-1");
  });

  test("[R89] two tabs at once have one claim", async () => {
    const address = await offer("OPEN", {});
    const browser = newTestId();
    const tabs = await Promise.all([1, 2, 3].map(() => claim(newBrowser(), address, { browser })));
    expect(new Set(await Promise.all(tabs.map(codeAt)))).toEqual(new Set(["OPEN-A-1"]));
  });

  test("[R89] where it asks for that, a phone number or address claims once, however it is written", async () => {
    const address = await offer("ASKS", { selfClaim: "contact" });
    expect(await look(newBrowser(), address)).toMatchObject({ kind: "offer", asksContact: true });
    expect(await claim(newBrowser(), address)).toEqual({ kind: "not-reachable" });
    expect(await claim(newBrowser(), address, { reach: "call me" })).toEqual({ kind: "not-reachable" });
    const mine = newBrowser();
    expect(await codeAt(await claim(mine, address, { reach: "+852 9123 4567" }))).toBe("ASKS-A-1");
    expect(await claim(newBrowser(), address, { reach: "00852-91234567" })).toMatchObject({ kind: "refused", reason: "claimLimitReached" });
    expect(await codeAt(await claim(mine, address, { reach: "another@example.com" }))).toBe("ASKS-A-1");
    const { claims } = await bench.store.claims(1, { couponId: "ASKS", limit: 10 });
    expect(claims.map(({ contact }) => contact.externalId)).toEqual(["+85291234567"]);
  });

  test("[R51] [R89] who gets none hears the coupon's words for it", async () => {
    const words = { expired: "Too late.", notYetValid: "Too early.", allDistributed: "All gone.", claimLimitReached: "You had it." };
    const wording = { automationWordings: words };
    const gone = await offer("GONE", wording, ["A-1"]);
    await claim(newBrowser(), gone);
    expect(await claim(newBrowser(), gone)).toEqual({ kind: "refused", reason: "allDistributed", wording: "All gone." });
    const late = await offer("LATE", { ...wording, period: { startMs: null, endMs: bench.nowMs - 1 } });
    const early = await offer("EARLY", { ...wording, period: { startMs: bench.nowMs + 60_000, endMs: null } });
    const withdrawn = await offer("WITHDRAWN", wording);
    await bench.store.revokeCoupon(1, "WITHDRAWN", deedBy("Ana", bench.nowMs));
    for (const [address, reason, said] of [[late, "expired", "Too late."], [early, "notYetValid", "Too early."], [withdrawn, "revoked", "Too late."]] as const) {
      const refused = { kind: "refused", reason, wording: said };
      expect([await look(newBrowser(), address), await claim(newBrowser(), address)]).toEqual([refused, refused]);
    }
  });

  test("[R89] a coupon that does not allow it is answered as one that is not there", async () => {
    await offer("CLOSED", { selfClaim: "off" });
    await offer("OPEN", {});
    for (const address of ["1-CLOSED", "1-NOSUCH", "2-OPEN", "999999999-OPEN", "OPEN", "nonsense"]) {
      const answers = [await newBrowser().call("selfClaimOffer", { params: { address } }), await newBrowser().call("selfClaim", { params: { address }, body: {} })];
      for (const answer of answers) expect([answer.status, await answer.json()]).toEqual([404, { problem: "not-found", message: "There is no coupon at this link." }]);
    }
    expect((await bench.store.claims(1, { couponId: "CLOSED", limit: 10 })).claims).toEqual([]);
  });

  test("another site's page cannot claim in a visitor's browser", async () => {
    const address = await offer("OPEN", {});
    const answer = await bench.app.request(`/api/get/${address}`, { method: "POST", headers: { "Content-Type": "application/json", "Sec-Fetch-Site": "cross-site" }, body: "{}" });
    expect(answer.status).toBe(403);
    expect((await bench.store.claims(1, { couponId: "OPEN", limit: 10 })).claims).toEqual([]);
  });

  test("[R89] so many of one coupon at once, and another is not held up by it", async () => {
    const [address, quiet] = [await offer("RUSH", { period: { startMs: null, endMs: bench.nowMs - 1 } }), await offer("QUIET", {})];
    for (let asked = 0; asked < SELF_CLAIM_RATE.burst; asked += 1) await claim(newBrowser(), address);
    expect((await newBrowser().call("selfClaim", { params: { address }, body: {} })).status).toBe(429);
    expect(await claim(newBrowser(), quiet)).toMatchObject({ kind: "claimed" });
    bench.nowMs += 1_000;
    expect(await claim(newBrowser(), address)).toMatchObject({ kind: "refused" });
  });
});
