import type { Route } from "@playwright/test";
import { ONCE, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";

const PUSH = "**/api/till/events";
const API = "**/api/**";

test("[R5] a reply that was lost after the server had committed leads to one redemption", async ({ readyTill: till, context, server, freshCode }) => {
  const code = freshCode("qr");
  let sent = 0;
  await context.route(PUSH, async (route) => {
    await route.fetch();
    sent += 1;
    await route.abort("connectionreset");
  });
  await till.typeCode(code.text);
  await till.redeem(code.title);
  await expect.poll(() => sent).toBeGreaterThan(1);
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);

  // A push that is on its way is still lost: one whose handler is taken away from it would go through here and fail there.
  await context.unrouteAll({ behavior: "wait" });
  await till.openToday();
  await expect(till.listed(code.title)).toContainText("Confirmed by the server");
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});

const USELESS_ANSWERS = [
  { what: "fails with 500", answer: (route: Route) => route.fulfill({ status: 500, body: "Internal Server Error" }) },
  {
    what: "is hidden by a portal’s page",
    answer: (route: Route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in to the Wi-Fi</h1>" }),
  },
] as const;

for (const { what, answer } of USELESS_ANSWERS) {
  test(`[R7] a server that ${what} changes nothing at the till, and gets the redemption later`, async ({
    readyTill: till,
    context,
    server,
    freshCode,
  }) => {
    const code = freshCode("ean13");
    await context.route(API, answer);
    await till.typeCode(code.text);
    await till.redeem(code.title);
    await expect(till.statusLine).toContainText("Offline since");
    await till.openToday();
    await expect(till.listed(code.title)).toContainText("Waiting for the network");
    await till.page.reload();
    await expect(till.listed(code.title)).toContainText("Waiting for the network");
    expect(recordedRedemptions(server.dataDir, code)).toEqual([]);

    await context.unroute(API);
    await expect(till.listed(code.title)).toContainText("Confirmed by the server");
    expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
  });
}

test("[R2] a slow server keeps no customer waiting", async ({ readyTill: till, context, server, freshCode }) => {
  const code = freshCode("code39");
  let goOn: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (goOn = resolve));
  await context.route(API, async (route) => {
    await answered;
    await route.continue();
  });
  await till.typeCode(code.text);
  await till.redeem(code.title);
  expect(recordedRedemptions(server.dataDir, code)).toEqual([]);
  await expect(till.statusLine).toContainText("Slow network · this till decides");
  goOn();
  await till.openToday();
  await expect(till.listed(code.title)).toContainText("Confirmed by the server");
  expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});
