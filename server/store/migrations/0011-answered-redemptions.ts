import { type Kysely, sql as raw } from "kysely";

/** What was answered to a redemption goes to its own row: a row and a text key less for each. */
export async function answerInRedemptions(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("redemptions").addColumn("digest", "text", (column) => column.notNull().defaultTo("")).execute();
  await schema.alterTable("redemptions").addColumn("outcome", "text", (column) => column.notNull().defaultTo("")).execute();
  await schema.alterTable("redemptions").addColumn("feed", "bigint").execute();
  await raw`
    update redemptions set digest = answers.digest, outcome = answers.outcome, feed = answers.feed
    from answers where answers.workspace = redemptions.workspace and answers.key = redemptions.key
  `.execute(db);
  await raw`
    delete from answers where exists
      (select 1 from redemptions where redemptions.workspace = answers.workspace and redemptions.key = answers.key)
  `.execute(db);
  // Kept in step with every redemption, and asked only for the few asks that nobody has confirmed.
  await schema.dropIndex("redemptions_unconfirmed").execute();
  await raw`create index redemptions_unconfirmed on redemptions (workspace, key) where kind = 'ask' and confirmed_ms is null`.execute(db);
}
