import { afterAll } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import { acceptImports } from "./acceptance-imports";
import { acceptRaces } from "./acceptance-races";
import { acceptStore } from "./store-acceptance";
import { findPostgres } from "./test-databases";

const postgres = await findPostgres();
afterAll(() => postgres.stop());
const { url, empty } = await postgres.createDatabase(false);

acceptStore("PostgreSQL", async () => {
  await empty();
  return await openPostgresStore(url);
});

acceptImports("PostgreSQL during an import", async () => {
  await empty();
  return await openPostgresStore(url);
});

acceptRaces("three servers on one PostgreSQL", async () => {
  await empty();
  return await Promise.all([openPostgresStore(url), openPostgresStore(url), openPostgresStore(url)]);
});
