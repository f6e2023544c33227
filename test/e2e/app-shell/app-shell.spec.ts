import { appendFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test as base } from "@playwright/test";
import { currentPublicFolder, faceFilesOf } from "../support/current-build";
import { makeNextVersion } from "./next-version";
import type { FolderServer } from "./serve-folder";
import { serveFolder } from "./serve-folder";

const test = base.extend<{ folder: string; server: FolderServer }>({
  folder: async ({}, use) => {
    await use(await currentPublicFolder());
  },
  server: async ({ folder }, use) => {
    const server = await serveFolder(folder);
    await use(server);
    await server.stop();
  },
});

test("a till keeps all of its own files on its first visit, its workers too, and opens without a network", async ({
  page,
  server,
  folder,
}) => {
  await page.goto(`${server.origin}/till`);
  const { till } = await faceFilesOf(folder);
  await expect.poll(() => keptFiles(page)).toEqual([...till].sort());
  expect(till.some((path) => path.endsWith(".wasm"))).toBe(true);
  expect(till.some((path) => path.includes("/intake-worker-"))).toBe(true);

  await server.stop();
  await page.goto(`${server.origin}/till`);
  await expect(page.getByText("Opening…")).toHaveCount(0);
  await expect(page.locator("main")).toBeVisible();
  expect(await page.evaluate((path) => fetch(path).then((response) => response.status), wasmOf(till))).toBe(200);
});

test("a customer's phone keeps nothing of the till or the admin", async ({ page, server, folder }) => {
  await page.goto(`${server.origin}/wallet`);
  const { customer, till, admin } = await faceFilesOf(folder);
  await expect.poll(() => keptFiles(page)).toEqual([...customer].sort());
  const others = [...till, ...admin].filter((path) => !customer.includes(path));
  const requested = await page.evaluate(async () => {
    const names = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    return [...names.flat().map((request) => request.url), ...loaded].map((url) => new URL(url).pathname);
  });
  expect(requested.filter((path) => others.includes(path))).toEqual([]);
});

for (const [path, budgetKb] of [
  ["/till", 330],
  ["/wallet", 100],
  ["/c/AAAA", 100],
] as const) {
  test(`${path} opens with at most ${budgetKb} kB of script`, async ({ page, server, folder }) => {
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    const code = loaded.filter((file) => /^\/assets\/.*\.js$/.test(file));
    expect(code.length).toBeGreaterThan(2);
    const sizes = await Promise.all(code.map(async (file) => gzipSync(await readFile(join(folder, file))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budgetKb * 1000);
  });
}

test("the API and files are the server's, not the app's page", async ({ page, server }) => {
  await page.goto(`${server.origin}/`);
  await controlled(page);
  for (const path of ["/api/nothing", "/nothing.txt"]) {
    await page.goto(server.origin + path);
    expect(await page.textContent("body")).toContain('"from":"server"');
  }
});

test("a file of the shell that is not the one that was built is kept by nobody, whoever answered with it", async ({ page, server, folder }) => {
  const forged = await mkdtemp(join(tmpdir(), "tearoff-forged-"));
  await cp(folder, forged, { recursive: true });
  await appendFile(join(forged, "favicon.svg"), "<!-- not ours -->");
  server.moveTo(forged);
  await page.goto(`${server.origin}/wallet`);
  const worker = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? "none");
  const tried = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/sw.js");
    const installing = registration.installing;
    if (installing === null) return "none";
    await new Promise((resolve) => installing.addEventListener("statechange", resolve, { once: true }));
    return installing.state;
  });
  expect(["redundant", "none"]).toContain(await tried);
  expect(await worker()).toBe("none");
  server.moveTo(folder);
  await page.reload();
  await expect.poll(worker).toBe("activated");
  await rm(forged, { recursive: true });
});

test("a face's file that is not the one that was built is kept by nobody, whoever answered with it", async ({ page, server, folder }) => {
  const forged = await mkdtemp(join(tmpdir(), "tearoff-forged-"));
  await cp(folder, forged, { recursive: true });
  const { till } = await faceFilesOf(folder);
  const script = till.find((path) => path.includes("/intake-worker-")) ?? "no worker";
  await appendFile(join(forged, script), "/* not ours */");
  server.moveTo(forged);
  await page.goto(`${server.origin}/till`);
  await expect.poll(() => keptFiles(page)).toEqual(till.filter((path) => path !== script).sort());

  server.moveTo(folder);
  await page.reload();
  await expect.poll(() => keptFiles(page)).toEqual([...till].sort());
  await rm(forged, { recursive: true });
});

test("a new version waits until it is asked for, then is whole without a network", async ({ page, server, folder }) => {
  const next = await mkdtemp(join(tmpdir(), "tearoff-next-"));
  await makeNextVersion(folder, next);
  await page.goto(`${server.origin}/wallet`);
  const before = (await faceFilesOf(folder)).customer;
  await expect.poll(() => keptFiles(page)).toEqual([...before].sort());
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  server.moveTo(next);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const updateNow = page.getByRole("button", { name: "Update now" });
  await expect(updateNow).toBeVisible();
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);

  const after = (await faceFilesOf(next)).customer;
  expect(await keptFiles(page)).toEqual([...before, ...after].sort());

  await server.stop();
  await updateNow.click();
  await page.waitForFunction(() => !("notReloaded" in window));
  await expect(page.getByText("Opening…")).toHaveCount(0);
  await expect.poll(() => keptFiles(page)).toEqual([...after].sort());
  await rm(next, { recursive: true });
});

function wasmOf(files: readonly string[]): string {
  return files.find((path) => path.endsWith(".wasm")) ?? "no .wasm";
}

/** The faces' files that this browser has kept, in order. */
async function keptFiles(page: Page): Promise<string[]> {
  const urls = await page.evaluate(async () => (await (await caches.open("tearoff-faces")).keys()).map(({ url }) => url));
  return urls.map((url) => new URL(url).pathname).filter((path) => path.startsWith("/assets/")).sort();
}

async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
