import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemMessage } from "../../src/contract/messages/problem";
import { type SettingsAtDesk, settingsAtDesk } from "../../src/contract/messages/settings";
import type { TestBrowser } from "../builders/browser";
import { feedOf } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { logOf, type MemberBench, memberAt, openBench } from "./member-bench";

type Settings = SettingsAtDesk["settings"];

let bench: MemberBench;
let mia: Awaited<ReturnType<typeof memberAt>>;
let olga: Awaited<ReturnType<typeof memberAt>>;

const now = async () => settingsAtDesk.parse(await (await mia.browser.call("settings")).json());
const save = async (changes: Partial<Settings>, basedOn: number, browser: TestBrowser = mia.browser) => {
  bench.nowMs += 1;
  const { settings } = await now();
  const answer = await browser.call("editSettings", { body: { settings: { ...settings, ...changes }, basedOn } });
  return answer.status === 200 ? settingsAtDesk.parse(await answer.json()) : problemMessage.parse(await answer.json());
};
const toldToTills = async () => (await feedOf(bench.ours)).entries.filter(({ kind }) => kind === "settings");
const logged = async (act: string) => (await logOf(olga.browser)).filter((entry) => entry.act === act);

describe.each(await everyStore())("[R74] on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    mia = await memberAt(bench, 1, "manager", "Mia");
    olga = await memberAt(bench, 1, "owner", "Olga");
  });
  afterAll(() => bench.store.close());

  test("what managers decide for tills reaches them by the feed and in snapshots, once", async () => {
    const { version } = await now();
    expect(await save({ undoWindowMs: 60_000, autoLockMs: 0 }, version)).toMatchObject({ version: version + 1, settings: { undoWindowMs: 60_000, autoLockMs: 0 } });
    expect(await toldToTills()).toMatchObject([{ settings: { undoWindowMs: 60_000, autoLockMs: 0, askBudgetMs: 1_200 } }]);
    expect((await feedOf(bench.ours)).entries.at(-1)).not.toHaveProperty("settings.newCoupons");
    expect(await save({ undoWindowMs: 60_000 }, version)).toMatchObject({ version: version + 1 });
    const wordings = (await now()).settings.automationWordings;
    await save({ automationWordings: { ...wordings, expired: "Over." } }, version + 1);
    expect(await toldToTills()).toHaveLength(1);
    expect((await now()).settings).toMatchObject({ undoWindowMs: 60_000, automationWordings: { ...wordings, expired: "Over." } });
    expect((await bench.store.snapshot(1, bench.nowMs)).settings).toMatchObject({ askBudgetMs: 1_200 });
  });

  test("the log names who changed what", async () => {
    const entries = await logged("settings-changed");
    expect(entries.at(-1)).toMatchObject({ by: { name: "Mia" }, before: { undoWindowMs: 600_000 }, after: { undoWindowMs: 60_000, autoLockMs: 0 } });
  });

  test("what somebody else has changed meanwhile is not written over", async () => {
    const { version } = await now();
    await save({ instantRedeem: true }, version, olga.browser);
    expect(await save({ supervisorOverrides: false }, version)).toMatchObject({
      problem: "changed-meanwhile",
      message: expect.stringContaining("Olga") as string,
      detail: { kind: "settings-changed", by: "Olga", now: { version: version + 1, settings: { instantRedeem: true } } },
    });
    expect((await now()).settings.supervisorOverrides).toBe(true);
  });

  test("every setting that is out of bounds is named, and nothing is saved", async () => {
    const before = await now();
    const page = { colour: "red", logoUrl: `/i/${"0".repeat(64)}` };
    const answer = await save({ undoWindowMs: -1, page, instantRedeem: !before.settings.instantRedeem }, before.version);
    expect(answer).toMatchObject({ problem: "fields", detail: { kind: "fields", fields: [{ field: "undoWindowMs" }, { field: "page.colour" }, { field: "page.logoUrl" }] } });
    expect(await now()).toEqual(before);
  });

  test("owners call the shop by another name, which new tills get", async () => {
    await bench.store.snapshot(1, bench.nowMs);
    const answer = await olga.browser.call("editShop", { body: { name: "Corner shop", timeZone: "Asia/Hong_Kong" } });
    expect(settingsAtDesk.parse(await answer.json()).shop).toEqual({ name: "Corner shop", timeZone: "Asia/Hong_Kong" });
    expect((await bench.store.snapshot(1, bench.nowMs)).workspace).toMatchObject({ name: "Corner shop", timeZone: "Asia/Hong_Kong" });
    expect(await logged("shop-changed")).toMatchObject([{ by: { name: "Olga" }, before: { name: "Shop 1" }, after: { name: "Corner shop" } }]);
    expect((await olga.browser.call("editShop", { body: { name: "Shop", timeZone: "Mars/Crater" } })).status).toBe(400);
  });

  test("of two edits at once of the same version one is saved", async () => {
    const { version } = await now();
    const both = await Promise.all([save({ autoLockMs: 60_000 }, version), save({ autoLockMs: 120_000 }, version, olga.browser)]);
    expect(both.filter((one) => "problem" in one)).toMatchObject([{ problem: "changed-meanwhile" }]);
  });
});
