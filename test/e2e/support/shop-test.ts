import { expect, test as base } from "@playwright/test";
import { type Camera, makeCamera } from "./camera";
import { type FreshCodes, freshCodes } from "./demo-codes";
import { makeProfile, type Profile } from "./profile";
import { startTearoff, type TearoffServer } from "./tearoff-server";
import { TillScreen } from "./till-screen";

type Test = {
  /** What may be reported all the same, by its text. */
  mayReport: RegExp | null;
  /** Nothing was thrown and left, and nothing broke the content security policy, whatever the screen looked like. */
  quietConsole: void;
  /** A till that nobody has set up. */
  till: TillScreen;
  /** The same, set up, signed in and ready to go offline. */
  readyTill: TillScreen;
  /** A device of its own at the same store, "Counter right", set up, signed in and ready to go offline. */
  secondTill: TillScreen;
  /** A browser of its own, that can be closed or killed and opened again. */
  profile: Profile;
  server: TearoffServer;
};

type Run = {
  camera: Camera;
  shops: Shops;
  freshCode: FreshCodes;
};

/**
 * The demo shop of whichever spec file runs. Which files share a worker is a matter of how long each takes: what one has changed in
 * its shop must not reach the next.
 */
interface Shops {
  of(specFile: string): Promise<TearoffServer>;
  close(): Promise<void>;
}

function createShops(): Shops {
  let open: { readonly specFile: string; readonly server: TearoffServer } | null = null;
  async function close(): Promise<void> {
    await open?.server.remove();
    open = null;
  }
  return {
    async of(specFile) {
      if (open?.specFile !== specFile) {
        await close();
        open = { specFile, server: await startTearoff() };
      }
      return open.server;
    },
    close,
  };
}

/** One shop for the tests of a file, a browser and its camera for all; each test has a device and codes of its own. */
export const test = base.extend<Test, Run>({
  camera: [
    async ({}, use) => {
      const camera = await makeCamera();
      await use(camera);
      await camera.remove();
    },
    { scope: "worker" },
  ],
  shops: [
    async ({}, use) => {
      const shops = createShops();
      await use(shops);
      await shops.close();
    },
    { scope: "worker" },
  ],
  freshCode: [async ({}, use) => use(freshCodes()), { scope: "worker" }],
  launchOptions: [
    async ({ launchOptions, camera }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera.launchArgs] }),
    { scope: "worker" },
  ],
  mayReport: [null, { option: true }],
  quietConsole: [
    async ({ context, mayReport }, use) => {
      const surprises: string[] = [];
      context.on("weberror", (failure) => {
        const { name, message, stack } = failure.error();
        if (mayReport?.test(name) !== true) surprises.push(stack || `${name}: ${message}`);
      });
      context.on("console", (message) => {
        if (/Content Security Policy|requires 'Trusted/.test(message.text())) surprises.push(message.text());
      });
      await use();
      expect(surprises).toEqual([]);
    },
    { auto: true },
  ],
  till: async ({ page, server, camera }, use) => {
    // What another test held before it would cover the scan screen with its verdict.
    await camera.showNothing();
    await server.start();
    await use(new TillScreen(page, server.origin));
  },
  readyTill: async ({ till, server }, use) => {
    await till.prepare(server.enrolmentCode());
    await use(till);
  },
  secondTill: async ({ browser, server }, use) => {
    const device = await browser.newContext();
    const till = new TillScreen(await device.newPage(), server.origin);
    await server.start();
    await till.prepare(server.enrolmentCode(), "Counter right");
    await use(till);
    await device.close();
  },
  server: async ({ shops }, use, { file }) => await use(await shops.of(file)),
  profile: async ({}, use) => {
    const profile = await makeProfile();
    await use(profile);
    await profile.remove();
  },
});

export { expect };
