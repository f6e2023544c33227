import { recordedUses } from "./support/on-record";
import { expect, test } from "./support/shop-test";
import { stockShop } from "./support/stock-shop";
import { unitsLent } from "./support/till-rows";

const CODE = { type: "qr", text: "FOUR-OF-THESE" };
const TITLE = "FOUR";
const AMOUNT = 4;

test("[R21] [R22] a till gives away what it was lent without a network, then says that it needs one; the cap holds", async ({ till, server }) => {
  test.setTimeout(240_000);
  await server.stop();
  const [ordinal = 0] = await stockShop(server.dataDir, [
    { couponId: TITLE, codes: [CODE.text], terms: { source: { kind: "fixed", amount: AMOUNT }, offline: "lease-only" } },
  ]);
  await server.start();
  await till.prepare(server.enrolmentCode());
  const lent = () => unitsLent(till.page, ordinal);
  await expect.poll(lent, { timeout: 60_000 }).toBeGreaterThan(0);
  const units = await lent();
  expect(units).toBeLessThan(AMOUNT);

  const redeemTimes = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await till.typeCode(CODE.text);
      await till.redeem(TITLE);
    }
  };
  await server.stop();
  await expect(till.statusLine).toContainText("Offline since", { timeout: 60_000 });
  await redeemTimes(units);
  await till.typeCode(CODE.text);
  await till.expectVerdict("Needs network");
  await till.nextCustomer();
  expect(recordedUses(server.dataDir, TITLE).used).toBe(0);

  await server.start();
  await expect(till.statusLine).toContainText("Online", { timeout: 60_000 });
  await expect(till.statusLine).not.toContainText("wait", { timeout: 60_000 });
  expect(recordedUses(server.dataDir, TITLE).keys).toHaveLength(units);
  await redeemTimes(AMOUNT - units);
  await till.typeCode(CODE.text);
  await till.expectVerdict("Used up");
  const { keys, used } = recordedUses(server.dataDir, TITLE);
  expect([keys.length, used]).toEqual([AMOUNT, AMOUNT]);
});
