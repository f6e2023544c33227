import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeNextVersion } from "./app-shell/next-version";
import { currentPublicFolder } from "./support/current-build";
import { expect, test } from "./support/shop-test";

test("a new version waits for the cashier, not in the middle of a customer", async ({ readyTill: till, server, freshCode }) => {
  const code = freshCode("code39");
  const next = await mkdtemp(join(tmpdir(), "tearoff-next-"));
  await makeNextVersion(await currentPublicFolder(), next);
  await till.typeCode(code.text);
  await till.expectVerdict("Can be redeemed");

  await server.stop();
  await server.start(next);
  await till.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise((resolve) => registration.installing?.addEventListener("statechange", resolve) ?? resolve(null));
  });
  const offer = till.page.getByText("A new version is ready.");
  await expect(till.page.getByRole("button", { name: "Redeem", exact: true })).toBeVisible();
  await expect(offer).toHaveCount(0);
  await till.pressRedeem();
  await till.expectVerdict("Redeemed");
  await till.nextCustomer();

  await expect(offer).toBeVisible();
  await till.page.getByRole("button", { name: "Use it now" }).click();
  await expect(offer).toHaveCount(0);
  await till.expectScanning();
  expect(await till.page.evaluate(() => document.querySelector("script[src]")?.getAttribute("src"))).toContain("-next");
  await till.expectReadyOffline();
  await server.stop();
  await rm(next, { recursive: true });
});
