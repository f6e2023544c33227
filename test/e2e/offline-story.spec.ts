import type { ScannedCodeType } from "../../src/domain/code/code-type";
import { dispatchSync } from "./support/background-sync";
import { ONCE, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { TillScreen } from "./support/till-screen";

const CODE_TYPES = ["qr", "code128", "code39", "ean13"] as const satisfies readonly ScannedCodeType[];
const ANGLES_DEG = [4, 32];

test("what is scanned at a till without a network is redeemed there, and reaches the server once", async ({
  till,
  context,
  server,
  camera,
  freshCode,
}) => {
  test.setTimeout(300_000);
  const byCamera = CODE_TYPES.flatMap((type) => ANGLES_DEG.map((angleDeg) => ({ ...freshCode(type), angleDeg })));
  const typed = freshCode("ean13");

  await test.step("a new device becomes a till", async () => {
    await till.prepare(server.enrolmentCode(), "Counter left");
  });

  await test.step("it starts without its server", async () => {
    await server.stop();
    await till.page.reload();
    await till.expectScanning();
    await till.expectReadyOffline();
    await expect(till.statusLine).toContainText("Offline since");
  });

  for (const { angleDeg, ...code } of byCamera) {
    await test.step(`it redeems a ${code.type} at ${angleDeg}°, once`, async () => {
      await camera.show(code, angleDeg);
      await till.reopenCamera();
      await till.redeem(code.title);
      await till.reopenCamera();
      await till.expectVerdict("Already redeemed");
      await expect(till.page.getByText(/^Redeemed today \d\d:\d\d at Riverside, on Counter left, by Demo cashier\.$/)).toBeVisible();
      await till.nextCustomer();
    });
  }

  await test.step("it redeems a code that is typed, once", async () => {
    await till.typeCode(typed.text);
    await till.redeem(typed.title);
    await till.typeCode(typed.text);
    await till.expectVerdict("Already redeemed");
    await till.nextCustomer();
  });

  const all = [...byCamera, typed];
  await test.step("its list says that they wait", async () => {
    await till.openToday();
    await expect(till.page.getByRole("listitem")).toHaveCount(all.length);
    await expect(till.page.getByText(`${all.length} wait for the network.`)).toBeVisible();
    await till.page.close();
  });

  await test.step("opened again beside its server, it sends them", async () => {
    await camera.showNothing();
    await server.start();
    const again = new TillScreen(await context.newPage(), server.origin);
    await again.open();
    await again.expectScanning();
    await again.openToday();
    await expect(again.page.getByText("Everything has reached the server.")).toBeVisible();
    await expect(again.page.getByText("Confirmed by the server")).toHaveCount(all.length);
  });

  await test.step("the server holds each of them once", async () => {
    await server.stop();
    for (const code of all) expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
  });
});

test("a device that is no till yet keeps the app, its decoder too, and opens it without a network", async ({ till, server }) => {
  await till.open();
  await expect(till.page.getByText("The app is kept on this device.")).toBeVisible({ timeout: 30_000 });
  const kept = await till.page.evaluate(async () => (await (await caches.open("tearoff-faces")).keys()).map(({ url }) => url));
  expect(kept.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
  await server.stop();
  await till.page.reload();
  await expect(till.heading("Set up this till")).toBeVisible();
  await till.setUp("ABCD-EFGH-JKLM");
  await expect(till.page.getByText("The server can’t be reached.")).toBeVisible();
});

test("what waits is sent by the service worker when no tab is open", async ({ readyTill: till, context, server, freshCode }) => {
  const code = freshCode("code128");
  await server.stop();
  await till.typeCode(code.text);
  await till.redeem(code.title);
  await till.page.close();

  await server.start();
  await dispatchSync(await context.newPage(), server.origin);
  await expect.poll(() => recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});
