import BetterSqlite3 from "better-sqlite3";
import pino from "pino";
import { createApp } from "../../server/app";
import { issueEnrolmentCode } from "../../server/auth/issue-enrolment-code";
import type { Deps } from "../../server/deps";
import { openMemoryStore } from "../../server/store/sqlite";
import type { CouponPlan } from "./plan";
import { readServerRows, type ServerRows } from "./server-rows";
import { openSimShop, type SimShop } from "./sim-shop";
import type { World } from "./world";

/** A request as it travels, and what came of it. */
export type Wire = { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly body: string | null };
export type WireAnswer = { readonly status: number; readonly type: string; readonly body: Uint8Array<ArrayBuffer> };

/** The real server over SQLite in memory, by virtual time and the seed's randomness. */
export type SimServer = {
  readonly db: BetterSqlite3.Database;
  readonly rows: ServerRows;
  readonly shop: SimShop;
  readonly deps: Deps;
  /** Carries a request out, whole. */
  answer(request: Wire): Promise<WireAnswer>;
  isUp(): boolean;
  goDown(): void;
  /** A new process over what the old one has stored. */
  comeUp(): void;
  enrolmentCode(): Promise<string>;
  /** What the server itself was not prepared for. */
  troubles(): readonly string[];
  close(): Promise<void>;
};

export const SIM_ORIGIN = "http://tearoff.sim";

export async function openSimServer(world: World, coupons: readonly CouponPlan[]): Promise<SimServer> {
  const db = new BetterSqlite3(":memory:");
  const store = await openMemoryStore(db);
  const troubles: string[] = [];
  const random = world.random("server");
  const deps: Deps = {
    store,
    nowMs: world.time.nowMs,
    randomBytes: random.bytes,
    log: pino({ level: "error" }, { write: (line) => void troubles.push(line) }),
  };
  const shop = await openSimShop(deps, coupons);
  let app: ReturnType<typeof createApp> | null = createApp(deps);

  return {
    db,
    rows: readServerRows(db),
    shop,
    deps,
    async answer({ method, url, headers, body }) {
      if (app === null) throw new Error("a server that is down was asked");
      const response = await app.fetch(new Request(url, { method, headers, body }));
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, type: response.headers.get("content-type") ?? "", body: bytes };
    },
    isUp: () => app !== null,
    goDown() {
      app = null;
    },
    comeUp() {
      app ??= createApp(deps);
    },
    enrolmentCode: () => issueEnrolmentCode(deps, shop.workspace, shop.storeId),
    troubles: () => troubles,
    close: () => store.close(),
  };
}
