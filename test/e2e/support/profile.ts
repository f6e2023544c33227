import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumWith } from "./chromium";

/** A browser process of its own over a profile that outlives it. */
export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends it as a user does, so that all is on the disk. */
  close(): Promise<void>;
  /** Ends the process at once, as a crash or an empty battery does. */
  kill(): Promise<void>;
}

export interface Profile {
  readonly folder: string;
  /** One at a time. */
  open(args?: readonly string[]): Promise<OpenBrowser>;
  /** Ends a browser that is still open. */
  remove(): Promise<void>;
}

export async function makeProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), "tearoff-profile-"));
  let last: BrowserContext | null = null;
  return {
    folder,
    async open(args = []) {
      const context = await chromium.launchPersistentContext(folder, chromiumWith(args));
      last = context;
      const page = context.pages()[0] ?? (await context.newPage());
      return { context, page, close: () => context.close(), kill: () => kill(context) };
    },
    async remove() {
      await last?.close();
      // A browser that was killed may have children that still write.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error("This context has no browser process of its own.");
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const browser = processInfo.find(({ type }) => type === "browser");
  if (browser === undefined) throw new Error("Chromium does not say which of its processes is the browser.");
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(browser.id, "SIGKILL");
  await closed;
}
