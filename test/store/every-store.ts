import { afterAll } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import { openFreshStore } from "./fresh-store";
import type { Store } from "../../server/store/store";
import { findPostgres } from "./test-databases";

/** `open` opens an empty one, once the one before has been closed. */
type KindOfStore = { readonly kind: string; readonly open: () => Promise<Store> };

/** Both kinds, for a test file whose tests have to hold on either; its PostgreSQL database goes when the file is done. */
export async function everyStore(): Promise<readonly KindOfStore[]> {
  const postgres = await findPostgres();
  afterAll(() => postgres.stop());
  const { url, empty } = await postgres.createDatabase(false);
  const openPostgres = async () => {
    await empty();
    return await openPostgresStore(url);
  };
  return [
    { kind: "SQLite", open: () => openFreshStore() },
    { kind: "PostgreSQL", open: openPostgres },
  ];
}
