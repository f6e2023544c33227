import { afterAll } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import { acceptStore } from "./store-acceptance";
import { findPostgres } from "./test-databases";

const postgres = await findPostgres();
afterAll(() => postgres.stop());

acceptStore("PostgreSQL", async () => openPostgresStore((await postgres.createDatabase()).url));
