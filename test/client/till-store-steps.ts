import { expect } from "vitest";
import type { OutboxRedemption, OverlayRecord } from "../../src/client/db/records";
import type { Plan, TillStore } from "../../src/client/db/till-store";
import { asked, KEY, redemption } from "./till-store-rows";

/** What is done again and again to a store under test. */
export function stepsOn(store: () => TillStore) {
  return {
    async queue(key: string, sequence: number): Promise<void> {
      const item = redemption(key, sequence);
      expect(await store().addRedemption(KEY, (): Plan<OutboxRedemption, "added"> => ({ add: item, say: "added" }))).toEqual({
        ok: true,
        value: "added",
      });
    },
    async ask(key: string): Promise<void> {
      await store().addRedemption(KEY, () => ({ add: asked(key), say: null }));
    },
    page: (after: number, feed: number, rows: readonly OverlayRecord[]) =>
      store().applyPage({ epoch: 1, after, feed, entries: rows.map((r) => ({ kind: "code", ...r })), completeAtMs: feed }),
    overlay: async () => (await store().known([KEY])).codes[0]?.overlay ?? null,
  };
}
