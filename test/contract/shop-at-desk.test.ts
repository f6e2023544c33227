import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newApiKeyResponse } from "../../src/contract/messages/members";
import { enrolmentCodeResponse, staffAtDesk, storeAtDesk } from "../../src/contract/messages/shop";
import type { RouteName } from "../../src/contract/routes";
import type { TestBrowser } from "../builders/browser";
import { TEST_PASSWORD } from "../builders/members";
import { everyStore } from "../store/every-store";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

let bench: MemberBench;
let ana: Awaited<ReturnType<typeof memberAt>>;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    ana = await memberAt(bench, 1, "owner", "Ana");
  });
  afterEach(() => bench.store.close());

  test("[R62] a code enrols no till once who made it may make none; a till that it has enrolled is answered again", async () => {
    const ben = await memberAt(bench, 1, "manager", "Ben");
    const { id: keyId, key } = newApiKeyResponse.parse(await (await ana.browser.call("makeApiKey", { body: { name: "Ours", scopes: ["manage"] } })).json());
    const made = async (headers: Record<string, string> = {}) => {
      const answer = await ben.browser.call("makeEnrolmentCode", { body: { storeId: bench.ours.storeId, deviceName: "" }, headers });
      return enrolmentCodeResponse.parse(await answer.json()).code;
    };
    const [used, kept, keptByKey] = [await made(), await made(), await made({ Authorization: `Bearer ${key}` })];
    const enrol = async (code: string, token: string) =>
      (await bench.app.request("/api/enrol", { method: "POST", body: JSON.stringify({ code, deviceName: "", token: token.repeat(43) }) })).status;
    expect(await enrol(used, "A")).toBe(200);
    await ana.browser.call("changeRole", { params: { memberId: ben.id }, body: { role: "viewer" } });
    expect([await enrol(used, "A"), await enrol(kept, "B"), await enrol(keptByKey, "C")]).toEqual([200, 410, 200]);
    await ana.browser.call("changeRole", { params: { memberId: ben.id }, body: { role: "manager" } });
    const another = await made({ Authorization: `Bearer ${key}` });
    await ana.browser.call("revokeApiKey", { params: { keyId } });
    expect(await enrol(another, "D")).toBe(410);
    await ana.browser.call("removeMember", { params: { memberId: ben.id } });
    expect(await enrol(kept, "E")).toBe(410);
  });

  test("a name holds nothing that hides or turns what is around it, and is not made of that alone", async () => {
    const named = async (name: string) => await (await ana.browser.call("addStore", { body: { name, timeZone: "Europe/Lisbon" } })).json();
    expect(await named("\u202eretneC\u200b")).toMatchObject({ name: "retneC" });
    expect(await named("\u2066\u2800\u2069")).toMatchObject({ problem: "bad-request" });
    const body = { storeId: bench.ours.storeId, deviceName: "\u202e\u3164" };
    const { code } = enrolmentCodeResponse.parse(await (await ana.browser.call("makeEnrolmentCode", { body })).json());
    const enrolled = await bench.app.request("/api/enrol", { method: "POST", body: JSON.stringify({ code, deviceName: "B\u2067ar" }) });
    expect(await enrolled.json()).toMatchObject({ device: { name: "Bar" } });
  });

  test("stores, staff and tills are changed, and tills are told over the feed, never with a PIN", async () => {
    const call = async (name: RouteName, said: Parameters<TestBrowser["call"]>[1]) => await (await ana.browser.call(name, said)).json();
    const store = storeAtDesk.parse(await call("addStore", { body: { name: "  Corner ", timeZone: "Europe/Lisbon" } }));
    expect(store).toMatchObject({ name: "Corner", hasPin: false });
    expect(await call("addStore", { body: { name: "Nowhere", timeZone: "Mars/Olympus" } })).toMatchObject({ problem: "bad-request" });
    expect(await call("addStore", { body: { name: "A\u0000b", timeZone: "Europe/Lisbon" } })).toMatchObject({ problem: "bad-request" });
    expect(await call("setStorePin", { params: { storeId: store.id }, body: { pin: "47110815" } })).toMatchObject({ hasPin: true });
    const staff = staffAtDesk.parse(await call("addStaff", { body: { name: "Dora", role: "cashier", pin: "25801357" } }));
    await call("editStaff", { params: { staffId: staff.id }, body: { name: "Dora", role: "supervisor" } });
    await call("setStaffPin", { params: { staffId: staff.id }, body: { pin: "97531864" } });
    expect(await call("removeStaff", { params: { staffId: staff.id } })).toMatchObject({ removedMs: bench.nowMs });
    expect(await call("editStaff", { params: { staffId: staff.id }, body: { name: "Eve", role: "cashier" } })).toMatchObject({ problem: "not-found" });
    const code = enrolmentCodeResponse.parse(await call("makeEnrolmentCode", { body: { storeId: store.id, deviceName: "Bar" } }));
    const enrolled = await bench.app.request("/api/enrol", { method: "POST", body: JSON.stringify({ code: code.code, deviceName: "" }) });
    expect(await enrolled.json()).toMatchObject({ device: { name: "Bar" } });
    await call("renameTill", { params: { installationId: bench.ours.till.installationId }, body: { name: "Window" } });

    const feed = await bench.store.feedAfter(1, { after: 0, epoch: 1 }, 1_000);
    expect(feed?.entries.map(({ kind }) => kind).slice(-7)).toEqual(["store", "staff", "staff", "staff", "staff-removed", "device", "device"]);
    const told = JSON.stringify([feed, await logOf(ana.browser)]);
    for (const secret of ["47110815", "25801357", "97531864", code.code, TEST_PASSWORD]) expect(told).not.toContain(secret);
  });
});
