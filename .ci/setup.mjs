import { installPackages, requireNode } from "./install-packages.mjs";
import { withLock } from "./lock.mjs";
import { SETUP_LOCK } from "./paths.mjs";

const flags = new Set(process.argv.slice(2));

try {
  requireNode();
  await withLock(SETUP_LOCK, async () => {
    await installPackages();
    // What follows needs the packages, so it is loaded after them.
    if (!flags.has("--no-build")) await (await import("./build-output.mjs")).buildIfChanged();
    if (!flags.has("--no-browser")) await (await import("./browser.mjs")).installBrowser();
  });
} catch (error) {
  console.error(error.message);
  // Whoever counts the tests finds a count even where they could not begin.
  if (process.env.npm_lifecycle_event === "pretest") console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
