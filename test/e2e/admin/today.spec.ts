import { expect, test } from "../support/admin-test";
import { changeBeside } from "../support/change-beside";
import { claimAsAutomation } from "../support/claim-as-automation";
import { createCoupon } from "../support/said";
import { wireTillAt } from "../support/wire-till";

const HOUR_MS = 60 * 60 * 1000;

test("Today tells what was redeemed by the hour and by store, and what waits for somebody, each a tap away", async ({ admin, server }) => {
  const { page } = admin;
  await createCoupon(page, "SOUPENDS", "Soup until tomorrow", { period: { startMs: null, endMs: Date.now() + 24 * HOUR_MS } });
  await createCoupon(page, "LASTSCONE", "The last scone", { source: { kind: "fixed", amount: 1 }, counts: "claim" });
  await createCoupon(page, "FEWSCONES", "A few scones more", { source: { kind: "fixed", amount: 10 } });
  await createCoupon(page, "ONESCONE", "Scone for one", { source: { kind: "fixed", amount: 1 } });
  const pier = await wireTillAt(page, "Pier 7", "Pier till");
  const lost = await wireTillAt(page, "Pier 8", "Lost till");
  await claimAsAutomation(page, "LASTSCONE", { channel: "other", externalId: "scone-1" });
  for (let time = 0; time < 9; time += 1) await pier.redeem("FEWSCONES", "FEWSCONES");
  await pier.redeem("ONESCONE", "ONESCONE");
  await lost.redeem("ONESCONE", "ONESCONE");
  changeBeside(server, "update installations set seen_ms = ? where device_id = (select id from devices where name = ?)", Date.now() - 25 * HOUR_MS, "Lost till");

  await admin.open();
  const heading = page.getByRole("heading", { name: /^\d+ redemptions$/ });
  await expect(page.getByRole("list", { name: "By store" }).getByRole("link", { name: "Pier 7" })).toHaveText("Pier 710");
  await expect(page.getByRole("list", { name: "By store" }).getByRole("link", { name: "Pier 8" })).toHaveCount(0);
  const hours = (await page.getByRole("img", { name: /^By the hour/ }).getAttribute("aria-label")) ?? "";
  const sum = [...hours.matchAll(/\d\d:00: (\d+)/g)].reduce((before, [, count]) => before + Number(count), 0);
  expect(sum).toBeGreaterThanOrEqual(10);
  await expect(heading).toHaveText(`${sum} redemptions`);

  const toLookAt = page.getByRole("list", { name: "To look at" });
  const thing = (words: string) => toLookAt.getByRole("link").filter({ hasText: words });
  await expect(thing("Soup until tomorrow")).toHaveText(/^Ends soonSoup until tomorrow, tomorrow \d\d:\d\d$/);
  await expect(thing("The last scone")).toHaveText("All goneThe last scone: 0 of 1 left");
  await expect(thing("A few scones more")).toHaveText("Running outA few scones more: 1 of 10 left");
  for (const [words, leadsTo] of [["Lost till, Pier 8: last heard of", "Tills"], ["A few scones more", "A few scones more"]] as const) {
    await expect(thing(words)).toBeVisible();
    await thing(words).tap();
    await expect(admin.heading(leadsTo)).toBeVisible();
    await page.goBack();
  }
  await thing("Conflicts").tap();
  await expect(page.getByRole("listitem", { name: "Scone for one" })).toContainText("Lost till");
});
