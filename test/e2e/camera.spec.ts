import { shownCamera, takeCamera, withPhoneCamera } from "./support/camera-in-hand";
import { expect, test } from "./support/shop-test";

test.describe("a camera that is unplugged", () => {
  test("is missed in words, and reads again once it is back, without a tap", async ({ till, server, camera, freshCode }) => {
    const held = await takeCamera(till.page);
    await camera.showNothing();
    await till.prepare(server.enrolmentCode());
    await expect.poll(() => held.trackStates()).toContain("live");
    await held.unplug();
    await expect(till.page.getByText("The camera went away.")).toBeVisible();
    const code = freshCode("qr");
    await camera.show(code, 0);
    await held.plugIn();
    await till.redeem(code.title);
  });

  test("and nobody notices that it is back: a tap starts it", async ({ till, server, camera }) => {
    const held = await takeCamera(till.page);
    await camera.showNothing();
    await till.prepare(server.enrolmentCode());
    await expect.poll(() => held.trackStates()).toContain("live");
    await held.unplug();
    await till.page.evaluate(() => ((globalThis as { isUnplugged?: boolean }).isUnplugged = false));
    await till.page.getByRole("button", { name: "Try again" }).click();
    await expect(till.page.getByText("The camera went away.")).toBeHidden();
    await expect.poll(() => held.trackStates()).toContain("live");
  });
});

test("a picture that the system keeps for itself is opened anew by itself", async ({ till, server, camera, freshCode }) => {
  const held = await takeCamera(till.page);
  await camera.showNothing();
  await till.prepare(server.enrolmentCode());
  await expect.poll(() => held.trackStates()).toContain("live");
  const code = freshCode("qr");
  await camera.show(code, 0);
  await held.mute();
  await till.redeem(code.title);
});

test("the camera is let go of while the page is hidden, and for good when the screen is left", async ({ till, server, camera }) => {
  const held = await takeCamera(till.page);
  await camera.showNothing();
  await till.prepare(server.enrolmentCode());
  await expect.poll(() => held.trackStates()).toContain("live");
  await held.show(false);
  await expect.poll(() => held.trackStates()).not.toContain("live");
  await held.show(true);
  await expect.poll(() => held.trackStates()).toContain("live");
  await till.openToday();
  await expect.poll(() => held.trackStates()).not.toContain("live");
});

test.describe("what can be set of the camera", () => {
  test("a camera without light, zoom or another beside it offers none", async ({ readyTill: till }) => {
    await expect.poll(() => shownCamera(till.page)).toMatchObject({ label: /./ });
    const controls = till.page.getByRole("group", { name: "Camera controls" });
    await expect(controls).toBeAttached();
    await expect(controls.getByRole("button")).toHaveCount(0);
    await expect(till.page.getByRole("slider")).toHaveCount(0);
  });

  test("a phone's light and zoom are set by hand or key, and a tap focuses", async ({ till, server, camera }) => {
    await withPhoneCamera(till.page);
    await camera.showNothing();
    await till.prepare(server.enrolmentCode());
    const { page } = till;
    await page.getByRole("button", { name: "Light" }).click();
    await expect(page.getByRole("button", { name: "Light", pressed: true })).toBeVisible();
    expect(await shownCamera(page)).toMatchObject({ torch: true });
    await page.getByRole("slider", { name: "Zoom" }).press("End");
    await expect.poll(() => shownCamera(page)).toMatchObject({ zoom: 8, torch: true });
    await expect(page.getByText("Opening the camera…")).toBeHidden();
    await page.getByLabel("Camera", { exact: true }).click({ position: { x: 200, y: 200 } });
    // The place stays when the focus has gone on to whatever comes.
    await expect.poll(() => shownCamera(page)).toHaveProperty("pointsOfInterest");
  });

  test("a light that does not come on is not said to be on", async ({ till, server, camera }) => {
    await withPhoneCamera(till.page, { lightFails: true });
    await camera.showNothing();
    await till.prepare(server.enrolmentCode());
    await till.page.getByRole("button", { name: "Light" }).click();
    await expect(till.page.getByText("The light did not come on.")).toBeVisible();
    await expect(till.page.getByRole("button", { name: "Light", pressed: false })).toBeVisible();
  });
});
