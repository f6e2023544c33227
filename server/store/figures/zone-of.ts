import type { Sql } from "../sql";

export async function zoneOf({ db }: Pick<Sql, "db">, workspace: number): Promise<string> {
  const { zone } = await db.selectFrom("workspaces").select("zone").where("number", "=", workspace).executeTakeFirstOrThrow();
  return zone;
}
