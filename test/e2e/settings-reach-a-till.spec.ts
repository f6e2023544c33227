import { AdminScreen } from "./support/admin-screen";
import { pageOfItsOwn } from "./support/admin-test";
import { expect, test } from "./support/shop-test";
import { redeemsAtOnce } from "./support/till-rows";

test("[R74] a till redeems without a press once the shop's settings say so, and asks for it again once they do not", async ({
  readyTill: till,
  browser,
  server,
  freshCode,
}) => {
  const admin = new AdminScreen(await pageOfItsOwn(browser), server.origin);
  await admin.open("/settings");
  await admin.signIn(server.owner());
  const decide = async (words: string) => {
    await admin.page.getByRole("radio", { name: words }).check();
    await admin.press("Save");
    await expect(admin.toast("The settings were changed.")).toBeVisible();
  };

  const pressed = freshCode("qr");
  await till.typeCode(pressed.text);
  await till.redeem(pressed.title);

  await decide("It is redeemed at once");
  await expect.poll(() => redeemsAtOnce(till.page)).toBe(true);
  await till.typeCode(freshCode("qr").text);
  await till.expectVerdict("Redeemed");
  await till.nextCustomer();

  await decide("The cashier presses Redeem");
  await expect.poll(() => redeemsAtOnce(till.page)).toBe(false);
  const again = freshCode("qr");
  await till.typeCode(again.text);
  await till.redeem(again.title);
  await admin.page.context().close();
});
