import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactAtDesk, contactsResponse } from "../../src/contract/messages/contacts";
import { newTestClaim } from "../builders/claims";
import { couponOf, listTerms } from "../builders/coupons";
import { newTestId, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let mia: Awaited<ReturnType<typeof memberAt>>;
let wishes = 0;

async function claim(couponId: string, externalId: string, name: string) {
  const made = newTestClaim(couponId, { id: newTestId(), channel: "whatsapp", externalId, name, locale: "de" });
  const answer = await bench.store.claimOnce(1, { keyId: "k", idempotencyKey: `${(wishes += 1)}`, claim: made }, bench.nowMs);
  if (!answer.ok || answer.value.kind !== "claimed") throw new Error(JSON.stringify(answer));
  return answer.value;
}

const listed = async (query = "") => contactsResponse.parse(await (await mia.browser.call("contacts", { query })).json());
const namesIn = async (query: string) => (await listed(query)).contacts.map(({ name }) => name);
const contact = async (contactId: string) => contactAtDesk.parse(await (await mia.browser.call("contact", { params: { contactId } })).json());

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    mia = await memberAt(bench, 1, "manager", "Mia");
    const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(listTerms({ couponId: "TEA" as never, title: "Free tea" }), {
      tags: { claimed: "has-tea", opened: "saw-tea", redeemed: "had-tea" },
    });
    await bench.store.addCoupon(1, coupon, ["T-1", "T-2", "T-3"] as never, bench.nowMs);
    await claim("TEA", "+49 170 1", "Zoë Ünal");
    await claim("TEA", "+49 170 2", 'Max "100 %"');
    await claim("LIST", "+49 170 3", "Kim");
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "T-1", { contents: { couponId: "TEA" } }));
  });
  afterAll(() => bench.store.close());

  test("contacts are listed, those who came last first, page by page", async () => {
    expect(await namesIn("")).toEqual(["Kim", 'Max "100 %"', "Zoë Ünal"]);
    const first = await listed("?limit=2");
    expect(first.contacts).toMatchObject([{ claims: 1, tags: [] }, { tags: ["has-tea"] }]);
    expect(await namesIn(`?limit=2&after=${first.next}`)).toEqual(["Zoë Ünal"]);
  });

  test("[R76] and found by name, by what their channel knows them by, and by tag", async () => {
    expect(await namesIn("?search=zo")).toEqual(["Zoë Ünal"]);
    expect(await namesIn(`?search=${encodeURIComponent("+49 170 2")}`)).toEqual(['Max "100 %"']);
    expect(await namesIn("?tag=has-tea")).toEqual(['Max "100 %"', "Zoë Ünal"]);
    expect(await namesIn("?tag=saw-tea")).toEqual(["Zoë Ünal"]);
    expect(await namesIn("?tag=had-tea")).toEqual(["Zoë Ünal"]);
    expect(await namesIn("?tag=has")).toEqual([]);
  });

  test("[R77] who was erased is nobody any more, and what they did still counts", async () => {
    const [zoe] = (await listed("?search=zo")).contacts;
    const id = zoe?.id ?? "";
    expect(await contact(id)).toMatchObject({ name: "Zoë Ünal", externalId: "+49 170 1", locale: "de", tags: ["has-tea", "saw-tea", "had-tea"], claims: [{ couponId: "TEA", state: "redeemed", storeName: "Centre" }] });
    const erased = contactAtDesk.parse(await (await mia.browser.call("eraseContact", { params: { contactId: id } })).json());
    expect(erased).toMatchObject({ channel: "erased", externalId: "", name: "", locale: null, tags: [], erasedMs: bench.nowMs, claims: [{ state: "redeemed" }] });
    expect(await contact(id)).toEqual(erased);
    for (const query of ["?search=zo", `?search=${encodeURIComponent("+49 170 1")}`, "?tag=had-tea"]) expect(await namesIn(query)).toEqual([]);
    expect(JSON.stringify(await (await mia.browser.call("claims", {})).json())).not.toMatch(/"Zo"|\+49 170 1/);
    expect((await bench.store.couponAtDesk(1, "TEA", bench.nowMs))).toMatchObject({ claimed: 2, redeemed: 1 });
    const entries = await logOf(mia.browser);
    expect(entries.filter(({ act }) => act === "contact-erased")).toMatchObject([{ subject: id, by: { name: "Mia" }, before: null, after: null }]);
    expect((await claim("TEA", "+49 170 1", "Zoë")).contactId).not.toBe(id);
  });
});
