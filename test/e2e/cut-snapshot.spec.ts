import type { Page, Route } from "@playwright/test";
import { expect, test as shopTest } from "./support/shop-test";
import { stockShop } from "./support/stock-shop";
import { startTearoff, type TearoffServer } from "./support/tearoff-server";
import { TillScreen } from "./support/till-screen";

/** So many that their hashes fill several files. */
const CODES = Array.from({ length: 60_000 }, (_, index) => `MANY-${index}`);
const TITLE = "MANY";
const BLOBS = "**/api/till/blobs/*";

const test = shopTest.extend<{ bigShop: TearoffServer }>({
  bigShop: async ({}, use) => {
    const server = await startTearoff();
    await server.stop();
    await stockShop(server.dataDir, [{ couponId: TITLE, codes: CODES, terms: {} }]);
    await server.start();
    await use(server);
    await server.remove();
  },
});

/** What becomes of the files of a list, one after the other; the last of these goes for all that follow. */
const FATES = ["arrives", "arrives", "truncated", "portal", "cut off"] as const;

test("[R16] a list of codes that was cut off half-way is taken up where it stopped, and the till is ready only then", async ({ profile, bigShop }) => {
  test.setTimeout(300_000);
  const before = await profile.open();
  const till = new TillScreen(before.page, bigShop.origin);
  const arrived: string[] = [];
  const met = new Set<string>();

  await test.step("the network breaks in the middle of the list", async () => {
    let files = 0;
    await before.context.route(BLOBS, async (route) => {
      const fate = FATES[Math.min(files, FATES.length - 1)] ?? "cut off";
      files += 1;
      if (fate === "arrives") arrived.push(hashIn(route));
      await meet(route, fate);
      met.add(fate);
    });
    await till.open();
    await till.enrol(bigShop.enrolmentCode());
    await expect.poll(() => met.size, { timeout: 60_000 }).toBe(new Set(FATES).size);
    await expectNotReady(till.page);
    await before.close();
  });

  const again = await profile.open();
  const reopened = new TillScreen(again.page, bigShop.origin);
  await test.step("opened anew without a network, it is a till that is not ready", async () => {
    await again.context.route("**/api/**", (route) => route.abort("internetdisconnected"));
    await reopened.open();
    await expectNotReady(reopened.page);
  });

  await test.step("with the network back, only what is missing is fetched", async () => {
    const fetched: string[] = [];
    await again.context.route(BLOBS, async (route) => {
      fetched.push(hashIn(route));
      await route.continue();
    });
    await again.context.unroute("**/api/**");
    await expect(reopened.page.getByText("Demo cashier")).toBeVisible({ timeout: 60_000 });
    await reopened.signIn();
    await reopened.expectReadyOffline();
    expect(fetched.length).toBeGreaterThan(1);
    expect(fetched).toEqual([...new Set(fetched)]);
    expect(fetched.filter((hash) => arrived.includes(hash))).toEqual([]);
  });

  await test.step("it redeems codes of every part of the list, without a network", async () => {
    await bigShop.stop();
    for (const code of [CODES[0] ?? "", CODES.at(-1) ?? "", CODES[CODES.length / 2] ?? ""]) {
      await reopened.typeCode(code);
      await reopened.redeem(TITLE);
    }
  });
});

async function meet(route: Route, fate: (typeof FATES)[number]): Promise<void> {
  switch (fate) {
    case "arrives":
      return route.continue();
    case "truncated": {
      const response = await route.fetch();
      const whole = await response.body();
      return route.fulfill({ status: 200, contentType: "application/octet-stream", body: whole.subarray(0, whole.length / 2) });
    }
    case "portal":
      return route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in to the Wi-Fi</h1>" });
    case "cut off":
      return route.abort("connectionreset");
  }
}

function hashIn(route: Route): string {
  return new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
}

/** Neither does it say that it is ready, nor is there anybody to sign in. */
async function expectNotReady(page: Page): Promise<void> {
  await expect(page.getByText(/^(Needs the network once for the list of codes|Fetching the list of codes)/)).toBeVisible();
  await expect(page.getByText(/^Ready offline/)).toHaveCount(0);
  await expect(page.getByText("Demo cashier")).toHaveCount(0);
}
