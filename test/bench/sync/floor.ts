import { Hono } from "hono";
import { compress } from "hono/compress";
import type { TillEvent } from "../../../src/domain/sync/event";

type Fact = Extract<TillEvent, { kind: "fact" }>;

/** The least that a database can do with a push: one statement, one commit, on the disk. */
export type Floor = {
  insert(facts: readonly Fact[], receivedMs: number): Promise<void>;
  close(): Promise<void>;
};

export const FLOOR_PATH = "/api/floor";

export const FLOOR_COLUMNS = ["redemption_key", "coupon_id", "code", "store_id", "staff_id", "device_ms", "received_ms"] as const;

/** What a floor keeps of a fact, in the order of the columns. */
export function floorRow({ key, contents, circumstances }: Fact, receivedMs: number): readonly (string | number | Uint8Array)[] {
  const { couponId, shown, storeId, staffId } = contents;
  const code = Buffer.from(shown.kind === "code" ? shown.value : shown.claimId);
  return [key, couponId, code, storeId, staffId, circumstances.time.deviceMs, receivedMs];
}

/** The same body through the same HTTP server, parsed as JSON and inserted; nothing is checked, judged or answered. */
export function createFloorApp(floor: Floor): Hono {
  const app = new Hono();
  app.use("/api/*", compress());
  app.post(FLOOR_PATH, async (c) => {
    const { items } = await c.req.json<{ items: readonly Fact[] }>();
    await floor.insert(items, Date.now());
    return c.json({ stored: items.length });
  });
  return app;
}
