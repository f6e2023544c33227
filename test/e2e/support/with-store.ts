import { openSqliteStore } from "../../../server/store/sqlite";
import type { Store } from "../../../server/store/store";
import type { TearoffServer } from "./tearoff-server";

/** Does something to a server's own store, for which the server stops: it alone may have the folder open. */
export async function withStore<Done>(server: TearoffServer, work: (store: Store) => Promise<Done>): Promise<Done> {
  await server.stop();
  const store = await openSqliteStore(server.dataDir);
  try {
    return await work(store);
  } finally {
    await store.close();
    await server.start();
  }
}
