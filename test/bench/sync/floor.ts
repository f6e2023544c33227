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

export const FLOOR_COLUMNS = ["redemption_key", "sequence", "contents", "code", "circumstances", "received_ms"] as const;

/** All that a fact says, in the order of the columns; the code as bytes, for a QR may hold NUL. */
export function floorRow({ key, sequence, contents, circumstances }: Fact, receivedMs: number): readonly (string | number | Uint8Array)[] {
  const { shown } = contents;
  const code = Buffer.from(shown.kind === "code" ? shown.value : shown.claimId);
  const said = JSON.stringify({ ...contents, shown: { ...shown, value: "" } });
  return [key, sequence, said, code, JSON.stringify(circumstances), receivedMs];
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
