import type { BrowserContext, Page } from "@playwright/test";
import { TILL_DB_NAME } from "../../src/client/db/till-db";
import { recordedRedemptions, ONCE } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import type { TearoffServer } from "./support/tearoff-server";

const CLEARED = "This browser’s storage was cleared, so this device is no longer a till.";

/** The number is left out where the till was reading it when its database went. */
const LOST = /^(1 redemption or undo|What) had not reached the server (and )?is lost\. Tell a manager/;

// What the till was about to read or write when its database went.
test.use({ mayReport: /AbortError|BulkError|DatabaseClosedError|OpenFailedError/ });

const WAYS = [
  { what: "the site's data is cleared", clear: clearSiteData },
  { what: "its database is deleted from another tab", clear: deleteDatabase },
] as const;

for (const { what, clear } of WAYS) {
  test(`when ${what} under a till, it says what is lost, shows nothing as redeemed, and can be set up again at once`, async ({
    readyTill: till,
    context,
    server,
    freshCode,
  }) => {
    const [sent, lost, next] = [freshCode("code39"), freshCode("code39"), freshCode("code39")];
    await till.typeCode(sent.text);
    await till.redeem(sent.title);
    await server.stop();
    await till.typeCode(lost.text);
    await till.expectVerdict("Can be redeemed");
    await till.pressRedeem();
    await till.expectVerdict("Redeemed");
    await expect(till.page.getByText("1 waits")).toBeAttached();

    await clear(till.page, context, server);
    await expect(till.heading("Set up this till")).toBeVisible();
    await expect(till.page.getByText(CLEARED)).toBeVisible();
    await expect(till.page.getByText(LOST)).toBeVisible();
    await expect(till.heading("Redeemed")).toHaveCount(0);

    await server.start();
    await till.enrol(server.enrolmentCode(), "Counter again");
    await till.signIn();
    await till.expectReadyOffline();
    await till.typeCode(next.text);
    await till.redeem(next.title);
    expect(recordedRedemptions(server.dataDir, sent)).toEqual(ONCE);
    expect(recordedRedemptions(server.dataDir, lost)).toEqual([]);

    await server.stop();
    await till.page.reload();
    await till.expectScanning();
    await till.typeCode(next.text);
    await till.expectVerdict("Already redeemed");
  });
}

test("what is on the screen of a till whose storage is cleared can't be redeemed any more", async ({ readyTill: till, context, server, freshCode }) => {
  const code = freshCode("code39");
  await till.typeCode(code.text);
  await till.expectVerdict("Can be redeemed");
  await clearSiteData(till.page, context, server);
  await expect(till.page.getByText(CLEARED)).toBeVisible();
  await expect(till.page.getByText("nothing is lost")).toBeVisible();
  await expect(till.page.getByRole("button", { name: "Redeem", exact: true })).toHaveCount(0);
  await till.enrol(server.enrolmentCode());
  await till.signIn();
  expect(recordedRedemptions(server.dataDir, code)).toEqual([]);
});

async function clearSiteData(page: Page, context: BrowserContext, { origin }: TearoffServer): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
}

/** From a page of the same site on which no till runs. */
async function deleteDatabase(_page: Page, context: BrowserContext, { origin }: TearoffServer): Promise<void> {
  const blank = `${origin}/blank`;
  await context.route(blank, (route) => route.fulfill({ contentType: "text/html", body: "<title>Blank</title>" }));
  const other = await context.newPage();
  await other.goto(blank);
  await other.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error ?? new Error("IndexedDB"));
      }),
    TILL_DB_NAME,
  );
  await other.close();
}
