import { existsSync } from "node:fs";
import type { LaunchOptions } from "@playwright/test";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/**
 * The parts of the browser's own window that are web pages: each draws as long as a test's own page. The last such flag counts,
 * so that the others are those that Playwright would have named.
 */
const UNWANTED = [
  "InitialWebUI", "PreloadTopChromeWebUI", "WebUILocationBar", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup", "WebUIReloadButton", "WebUIToolbar",
  "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay",
  "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
  "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
];

/** The system's Chromium where there is one, else Playwright's own; quiet, so that nothing but the test uses the network. */
export const CHROMIUM = {
  ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
  args: [
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--disable-features=${UNWANTED.join(",")}`,
  ],
} satisfies LaunchOptions;

// Nobody is there to answer the browser's question whether the camera may be used.
const ALLOWED = "--use-fake-ui-for-media-stream";

/** The same camera for a page that may not use it, until the test grants it that. */
export function refused(launchArgs: readonly string[]): readonly string[] {
  return [...launchArgs.filter((arg) => arg !== ALLOWED), "--deny-permission-prompts"];
}

/** Two cameras with pictures of their own, in which there is no code. */
export const TWO_CAMERAS = [ALLOWED, "--use-fake-device-for-media-stream=device-count=2"];

/** A device without a camera, whatever this machine has. */
export const NO_CAMERA = [ALLOWED, "--use-fake-device-for-media-stream=device-count=0"];

/** @param path a .y4m or .mjpeg file, played over and over */
export function cameraFromFile(path: string): readonly string[] {
  return [ALLOWED, "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${path}`];
}

/** Chromium with more arguments. */
export function chromiumWith(args: readonly string[]): LaunchOptions {
  return { ...CHROMIUM, args: [...CHROMIUM.args, ...args] };
}
