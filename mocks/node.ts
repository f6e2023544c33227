import { randomBytes } from "node:crypto";
import { http } from "msw";
import { setupServer } from "msw/node";
import pino from "pino";
import { createApp } from "../server/app";
import { issueEnrolmentCode } from "../server/auth/issue-enrolment-code";
import { createDemoShop } from "../server/demo/demo-shop";
import type { Deps } from "../server/deps";
import { openMemoryStore } from "../server/store/sqlite";

/** The address at which a test's client finds the server; nothing listens there. */
export const MOCK_ORIGIN = "http://tearoff.test";

/**
 * The real server with the demo shop, in memory, answering whatever a test fetches from `MOCK_ORIGIN`. Faults are put
 * before it with `server.use(...)` and the scenarios.
 * @param nowMs the server's clock
 */
export async function startMockServer(nowMs: () => number = Date.now) {
  const store = await openMemoryStore();
  const deps: Deps = { store, nowMs, randomBytes, log: pino({ level: "silent" }) };
  await createDemoShop(deps);
  const app = createApp(deps);
  const server = setupServer(http.all(`${MOCK_ORIGIN}/*`, ({ request }) => app.fetch(request)));
  server.listen({ onUnhandledRequest: "error" });
  return {
    server,
    store,
    app,
    /** What the real server answers; faults that let a request through take it. */
    answer: (request: Request) => app.fetch(request),
    /** A one-time code for a till of one of the demo's stores. */
    async enrolmentCode(storeName = "Riverside"): Promise<string> {
      const [demo] = await store.workspaces();
      const at = demo && (await store.stores(demo.number)).find(({ name }) => name === storeName);
      if (demo === undefined || at === undefined) throw new Error(`The demo shop has no store ${storeName}.`);
      return await issueEnrolmentCode(deps, demo.number, at.id);
    },
    async stop(): Promise<void> {
      server.close();
      await store.close();
    },
  };
}
