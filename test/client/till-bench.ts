import "fake-indexeddb/auto";
import { randomUUID, webcrypto } from "node:crypto";
import { http, HttpResponse } from "msw";
import { expect } from "vitest";
import { MOCK_ORIGIN, startMockServer } from "../../mocks/node";
import { createApi } from "../../src/client/api/api";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import type { TillStore } from "../../src/client/db/till-store";
import { createTill } from "../../src/client/till/create-till";
import type { Found, LookUp, Redeem, Till } from "../../src/client/till/till";

/** A till over a database of its own, or over one that another tab has open. */
export type BenchTill = Till & {
  readonly store: TillStore;
  readonly database: string;
  /** Closes its database once nothing is on its way; checks that nothing went wrong unseen. */
  close(): Promise<void>;
};

const PUSH = `${MOCK_ORIGIN}/api/till/events`;
const EVERYTHING = `${MOCK_ORIGIN}/*`;

/** The real server, and tills that reach it through faults. */
export async function startBench() {
  let passedMs = 0;
  let setByMs = 0;
  const mock = await startMockServer(() => Date.now() + passedMs);
  const { server } = mock;

  return {
    mock,
    server,
    /** Time goes by, for the server and every till alike. */
    pass(ms: number) {
      passedMs += ms;
    },
    /** The server's time. */
    nowMs: () => Date.now() + passedMs,
    /** Somebody sets the clock of every till, by so much in all; what time it is, that does not change. */
    setClocks(byMs: number) {
      setByMs = byMs;
    },
    offline: () => server.use(http.all(EVERYTHING, () => HttpResponse.error())),
    captivePortal: () => server.use(http.all(EVERYTHING, () => HttpResponse.html("<h1>Welcome to the guest network</h1>"))),
    answering: (status: number) => server.use(http.all(EVERYTHING, () => new HttpResponse("trouble", { status }))),
    /** The server commits, but its reply never arrives. */
    losingReplies: () =>
      server.use(
        http.post(PUSH, async ({ request }) => {
          await mock.app.fetch(request);
          return HttpResponse.error();
        }),
      ),
    back: () => server.resetHandlers(),

    /** `elsewhere`: another tab is always at what one tab does for all. */
    async till(options: { database?: string; persists?: boolean; pushLimitMs?: number; elsewhere?: boolean } = {}): Promise<BenchTill> {
      const database = options.database ?? randomUUID();
      const store = openTillStore(database);
      const errors: unknown[] = [];
      const deviceNowMs = () => Date.now() + passedMs + setByMs;
      const push = { kind: "total", ms: options.pushLimitMs ?? 10_000 } as const;
      const till = await createTill({
        store,
        api: createApi({ fetch: (input, init) => fetch(input, init), origin: MOCK_ORIGIN, deviceNowMs, timeLimits: { push } }),
        time: { deviceNowMs, runningMs: () => performance.now() + passedMs },
        crypto: webcrypto as Crypto,
        jitter: () => 0.5,
        askToPersist: () => Promise.resolve(options.persists ?? true),
        onNetworkHint: () => () => undefined,
        pushInBackground: () => Promise.resolve(),
        unlessElsewhere: (work) => (options.elsewhere ? Promise.resolve() : work()),
        onError: (error) => errors.push(error),
      });
      return {
        ...till,
        store,
        database,
        async close() {
          await till.syncNow();
          store.close();
          expect(errors).toEqual([]);
        },
      };
    },

    /** A till that is enrolled, ready and has a cashier. */
    async readyTill(options: { storeName?: string; persists?: boolean; pushLimitMs?: number } = {}): Promise<BenchTill> {
      const till = await this.till(options);
      const enrolment = await till.enrol(await mock.enrolmentCode(options.storeName), "");
      expect(enrolment.kind).toBe("enrolled");
      await till.syncNow();
      await signInAs(till, "Demo cashier", "1234");
      return till;
    },

    /** Every redemption that the server has on record. */
    recorded: () => recordedBy(mock),
  };
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

export async function signInAs(till: Till, name: string, pin: string) {
  const member = (await till.staff()).find((staff) => staff.name === name);
  if (member === undefined) throw new Error(`there is no ${name}`);
  return till.signIn(member.id, pin);
}

/** Scans with the camera; fails the test where the cashier would be asked. */
export async function scan(till: Till, text: string, symbology: "qr" | "code128" | "code39" | "ean13" = "qr"): Promise<Found> {
  return decidedFrom(await till.lookUp({ text, symbology }));
}

function decidedFrom(said: LookUp): Found {
  if (said.kind !== "decided") throw new Error(`the till said ${said.kind}`);
  return said;
}

export async function redeemed(till: Till, text: string): Promise<Extract<Redeem, { kind: "redeemed" }>> {
  const said = await till.redeem(await scan(till, text));
  if (said.kind !== "redeemed") throw new Error(`the till said ${JSON.stringify(said)}`);
  return said;
}

/**
 * Keys of the redemptions in the server's feed, in commit order; one that was recorded twice would be there twice. That a
 * till has named an accepted ask is an entry of its own, and left out here.
 */
async function recordedBy({ store }: Awaited<ReturnType<typeof startMockServer>>): Promise<readonly string[]> {
  const [demo] = await store.workspaces();
  if (demo === undefined) throw new Error("the mock server has no workspace");
  const { epoch } = await store.snapshot(demo.number, Date.now());
  const page = await store.feedAfter(demo.number, { after: 0, epoch: epoch.number }, 1_000);
  const entries = page?.entries ?? [];
  const redeemed = entries.flatMap((entry) => (entry.kind === "code" && entry.redeemed !== null ? [entry.redeemed] : []));
  const asked = new Set(redeemed.filter(({ unconfirmed }) => unconfirmed).map(({ redemptionKey }) => redemptionKey));
  return redeemed
    .filter(({ redemptionKey, unconfirmed }) => unconfirmed || !asked.has(redemptionKey))
    .map(({ redemptionKey }) => redemptionKey);
}
