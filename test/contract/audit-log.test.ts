import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditResponse } from "../../src/contract/messages/audit";
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

  describe("the log", () => {
    test("says who changed what, from where, and how it was before", async () => {
      const store = { storeId: bench.ours.storeId };
      bench.nowMs += 1;
      await ana.browser.call("editStore", { params: store, body: { name: "Riverside", timeZone: "Europe/Berlin" } });
      await ana.browser.call("editStore", { params: store, body: { name: "Riverside", timeZone: "Europe/Berlin" } });
      const acts = (await logOf(ana.browser)).map(({ act }) => act);
      expect(acts.toSorted()).toEqual(["invitation-made", "member-joined", "signed-in", "store-changed"]);
      expect((await logOf(ana.browser))[0]).toMatchObject({
        atMs: bench.nowMs,
        by: { kind: "member", id: ana.id, name: "Ana" },
        address: "192.0.2.1",
        userAgent: "Testbrowser 1.0",
        subject: bench.ours.storeId,
        before: { name: "Centre" },
        after: { name: "Riverside" },
      });
    });

    test("is read page by page", async () => {
      for (const name of ["One", "Two", "Three"]) {
        bench.nowMs += 1;
        await ana.browser.call("renameMe", { body: { name } });
      }
      const page = async (query: string) => auditResponse.parse(await (await ana.browser.call("auditLog", { query })).json());
      const first = await page("?limit=2");
      expect(first.entries.map(({ after }) => after?.["name"])).toEqual(["Three", "Two"]);
      const second = await page(`?limit=2&after=${first.entries[1]?.id}`);
      expect(second.entries[0]?.after).toEqual({ name: "One" });
      expect(first.more).toBe(true);
    });

    test("is narrowed to a topic, and to what somebody did or was done to them", async () => {
      const ben = await memberAt(bench, 1, "manager", "Ben");
      await ben.browser.call("editStore", { params: { storeId: bench.ours.storeId }, body: { name: "Riverside", timeZone: "UTC" } });
      await ana.browser.call("changeRole", { params: { memberId: ben.id }, body: { role: "viewer" } });
      const acts = async (query: string) => auditResponse.parse(await (await ana.browser.call("auditLog", { query })).json()).entries.map(({ act }) => act);
      expect(await acts("?topic=shop")).toEqual(["store-changed"]);
      expect((await acts(`?who=${ben.id}`)).toSorted()).toEqual(["member-joined", "member-role-changed", "signed-in", "store-changed"]);
      expect(await acts(`?who=${ben.id}&topic=shop`)).toEqual(["store-changed"]);
      expect(await acts("?who=nobody")).toEqual([]);
      expect((await ana.browser.call("auditLog", { query: "?topic=weather" })).status).toBe(400);
    });

    test("cannot be changed or shortened, by whoever has the database", async () => {
      const { db } = bench.store.logins;
      const before = await logOf(ana.browser);
      await expect(db.updateTable("audit_log").set({ act: "signed-out" }).execute()).rejects.toThrow("append-only");
      await expect(db.deleteFrom("audit_log").execute()).rejects.toThrow("append-only");
      expect(await logOf(ana.browser)).toEqual(before);
    });
  });
});
