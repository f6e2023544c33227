import type { Sql } from "../sql";

/** Of servers that start together on an empty database, one makes the secret and all have it. */
export async function sharedSecret({ db }: Pick<Sql, "db">, name: string, fresh: string): Promise<string> {
  await db
    .insertInto("login_secrets")
    .values({ name, secret: fresh })
    .onConflict((row) => row.column("name").doNothing())
    .execute();
  const { secret } = await db.selectFrom("login_secrets").select("secret").where("name", "=", name).executeTakeFirstOrThrow();
  return secret;
}
