import { appVersion } from "../../../client/app-shell/app-version";
import type { Fact } from "./fact";

export type DeviceFacts = readonly Fact[];

/** What of the browser and the device bears on scanning and on keeping. */
export async function readDeviceFacts(): Promise<DeviceFacts> {
  // Where a browser has no storage to tell of, the rest is still worth telling.
  const [persisted, estimate] = await Promise.all([
    navigator.storage?.persisted?.().catch(() => undefined),
    navigator.storage?.estimate?.().catch(() => undefined),
  ]);
  const { width, height } = window.screen;
  return [
    { name: "App", value: appVersion() },
    { name: "Browser", value: navigator.userAgent },
    { name: "Screen", value: `${width} × ${height}, ${window.devicePixelRatio} dots a pixel` },
    { name: "Processors", value: String(navigator.hardwareConcurrency ?? "not said") },
    { name: "Language", value: navigator.language },
    { name: "Promised to keep what is stored", value: persisted === undefined ? "not said" : persisted ? "yes" : "no" },
    { name: "Stored", value: estimate?.usage === undefined ? "not said" : `${(estimate.usage / 1e6).toFixed(1)} MB` },
    { name: "Works without a network", value: navigator.serviceWorker?.controller ? "yes" : "not yet" },
    { name: "Installed", value: matchMedia("(display-mode: standalone)").matches ? "yes" : "no" },
    { name: "WebAssembly", value: has("WebAssembly") },
    { name: "VideoFrame", value: has("VideoFrame") },
    { name: "BarcodeDetector", value: has("BarcodeDetector") },
  ];
}

function has(name: string): string {
  return name in globalThis ? "yes" : "no";
}
