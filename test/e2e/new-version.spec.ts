import { makeNextVersion } from "./app-shell/next-version";
import { currentPublicFolder } from "./support/current-build";
import { expect, test } from "./support/shop-test";

test("a new version waits for the cashier, and never comes in the middle of a customer", async (
  { readyTill: till, server, freshCode },
  testInfo,
) => {
  const code = freshCode("code39");
  const next = testInfo.outputPath("next-version");
  await makeNextVersion(await currentPublicFolder(), next);
  await till.typeCode(code.text);
  await till.expectVerdict("Can be redeemed");

  await server.stop();
  await server.start(next);
  await till.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await till.page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
  const offer = till.page.getByText("A new version is ready.");
  await expect(offer).toHaveCount(0);
  await till.pressRedeem();
  await till.expectVerdict("Redeemed");
  await expect(offer).toHaveCount(0);
  await till.nextCustomer();

  await till.page.getByRole("button", { name: "Use it now" }).click();
  await expect(till.page.locator('script[src*="-next."]')).toHaveCount(1);
  await till.expectScanning();
  await till.expectReadyOffline();
  await expect(offer).toHaveCount(0);
  // The tests that follow are of this version.
  await server.stop();
});
