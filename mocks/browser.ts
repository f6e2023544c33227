import type { RequestHandler } from "msw";
import { setupWorker } from "msw/browser";
import { type ScenarioName, scenarios, slow, throughToServer } from "./scenarios";

/** The API as a page of the app asks for it. */
const API = "/api/*";

/**
 * Faults in a browser, before the real server; what has none passes through. Not for a page with the app's service
 * worker: two workers cannot own one scope.
 */
export function faultsInBrowser() {
  const worker = setupWorker();
  const only = (handler: RequestHandler) => worker.resetHandlers(handler);
  return {
    start: () => worker.start({ onUnhandledRequest: "bypass", quiet: true }),
    stop: () => worker.stop(),
    none: () => worker.resetHandlers(),
    be: (name: Exclude<ScenarioName, "replyLost">) => only(scenarios[name](API, throughToServer)),
    beSlow: (ms: number) => only(slow(ms)(API, throughToServer)),
  };
}
