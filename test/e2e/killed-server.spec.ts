import { demoCoupon } from "./support/demo-codes";
import { recordedUses } from "./support/on-record";
import { queueOver } from "./support/till-rows";
import { expect, test } from "./support/shop-test";

const PUSH = "**/api/till/events";
const QUEUED = 500;

/** When the server dies: so long after a push has left for it, or right after the commit, before its answer is on its way. */
const DEATHS = [10, 40, "answered"] as const;

test("[R5] a server that is killed in the middle of a push of 500 loses nothing and doubles nothing", async ({
  readyTill: till,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { title, codes } = demoCoupon("FLATWHITE");
  const code = { type: "qr", text: codes[0] ?? "" };
  const before = recordedUses(server.dataDir, "FLATWHITE");
  await server.stop();
  await till.typeCode(code.text);
  await till.redeem(title);
  const keys = await queueOver(till.page, QUEUED - 1);

  const deaths = [...DEATHS];
  let up: Promise<void> = Promise.resolve();
  await context.route(PUSH, async (route) => {
    // It takes pushes a moment before it says that it is ready.
    await up;
    const death = deaths.shift();
    if (death === undefined) return route.continue();
    const answer = route.fetch().then(
      () => "answered",
      () => "cut off",
    );
    if (death === "answered") expect(await answer).toBe("answered");
    else await new Promise((resolve) => setTimeout(resolve, death));
    await server.kill();
    await answer;
    up = server.start();
    await up;
    await route.abort("connectionreset");
  });
  up = server.start();
  await up;
  await expect(till.statusLine).toContainText("Online", { timeout: 45_000 });
  await expect(till.statusLine).not.toContainText("wait", { timeout: 45_000 });

  expect(deaths).toEqual([]);
  const after = recordedUses(server.dataDir, "FLATWHITE");
  expect(after.keys).toEqual([...before.keys, ...keys].sort());
  expect(after.used).toBe(after.keys.length);
});
