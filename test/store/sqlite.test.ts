import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openMemoryStore, openSqliteStore } from "../../server/store/sqlite";
import { acceptStore } from "./store-acceptance";

const root = mkdtempSync(join(tmpdir(), "tearoff-store-"));
afterAll(() => rmSync(root, { recursive: true }));

acceptStore("SQLite in memory", openMemoryStore);
acceptStore("SQLite in a folder", () => openSqliteStore(mkdtempSync(join(root, "data-"))));
