import { randomBytes } from "node:crypto";
import { createApp } from "../../../server/app";
import type { Deps } from "../../../server/deps";
import { listen } from "../../../server/start/listen";
import { createLogger } from "../../../server/start/logger";
import { openPostgresStore } from "../../../server/store/postgres";
import { openSqliteStore } from "../../../server/store/sqlite";
import { type BenchShop, openBenchShop } from "./bench-shop";
import { createFloorApp } from "./floor";
import { openPostgresFloor } from "./floor-postgres";
import { openSqliteFloor } from "./floor-sqlite";

/** What the measuring process is told once both servers listen. */
export type Serving = BenchShop & { readonly tearoffPort: number; readonly floorPort: number };

// A process of its own, so that whoever makes the load does not take this one's time.
const [folder = "", url = "", codes, tills] = process.argv.slice(2);
const store = url === "" ? await openSqliteStore(folder) : await openPostgresStore(url);
const floor = url === "" ? openSqliteFloor(folder) : await openPostgresFloor(url);
const deps: Deps = { store, nowMs: Date.now, randomBytes, log: createLogger(folder, true) };
const shop = await openBenchShop(deps, Number(codes), Number(tills));
const tearoffApp = await listen(createApp(deps).fetch, ["127.0.0.1"], 0);
const floorApp = await listen(createFloorApp(floor).fetch, ["127.0.0.1"], 0);
if (!tearoffApp.ok || !floorApp.ok) throw new Error("The benchmark's servers found no port.");
process.send?.({ ...shop, tearoffPort: tearoffApp.value.port, floorPort: floorApp.value.port } satisfies Serving);

process.once("disconnect", () => {
  void Promise.all([tearoffApp.value.close(), floorApp.value.close()]).then(() => Promise.all([store.close(), floor.close()]));
});
