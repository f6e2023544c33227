import { type Kysely, sql as raw } from "kysely";
import type { ColumnTypes } from "./column-types";

/** Logins, whose columns are better-auth's own; members, the links that make them, the stores' PINs, and the log of changes. */
export async function createMemberTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await createLogins(db, types);
  await db.schema
    .createTable("members")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("email", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addColumn("removed_ms", "bigint")
    .addPrimaryKeyConstraint("members_key", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("members_by_id").on("members").column("id").unique().execute();
  await db.schema.createIndex("members_by_email").on("members").columns(["email", "workspace"]).unique().execute();
  await db.schema
    .createTable("member_links")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("token_hash", types.bytes, (column) => column.notNull())
    .addColumn("role", "text")
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("member_id", "text")
    .addColumn("made_by", "text", (column) => column.notNull())
    .addColumn("created_ms", "bigint", (column) => column.notNull())
    .addColumn("expires_ms", "bigint", (column) => column.notNull())
    .addColumn("used_ms", "bigint")
    .addPrimaryKeyConstraint("member_links_key", ["workspace", "id"])
    .execute();
  await db.schema.createIndex("member_links_by_token").on("member_links").column("token_hash").execute();
  await db.schema.alterTable("stores").addColumn("pin", "text").execute();
  await db.schema.alterTable("enrolment_codes").addColumn("device_name", "text").execute();
  await createLog(db, types);
}

async function createLogins(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("login_users")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("emailVerified", types.flag, (column) => column.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", types.instant, (column) => column.notNull())
    .addColumn("updatedAt", types.instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("login_sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("expiresAt", types.instant, (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("createdAt", types.instant, (column) => column.notNull())
    .addColumn("updatedAt", types.instant, (column) => column.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("userId", "text", (column) => column.notNull().references("login_users.id").onDelete("cascade"))
    .execute();
  await db.schema
    .createTable("login_accounts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("accountId", "text", (column) => column.notNull())
    .addColumn("providerId", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("login_users.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", types.instant)
    .addColumn("refreshTokenExpiresAt", types.instant)
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", types.instant, (column) => column.notNull())
    .addColumn("updatedAt", types.instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("login_challenges")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expiresAt", types.instant, (column) => column.notNull())
    .addColumn("createdAt", types.instant, (column) => column.notNull())
    .addColumn("updatedAt", types.instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("login_passkeys")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("login_users.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (column) => column.notNull())
    .addColumn("counter", "bigint", (column) => column.notNull())
    .addColumn("deviceType", "text", (column) => column.notNull())
    .addColumn("backedUp", types.flag, (column) => column.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", types.instant)
    .addColumn("aaguid", "text")
    .execute();
  await db.schema.createIndex("login_sessions_of_user").on("login_sessions").column("userId").execute();
  await db.schema.createIndex("login_accounts_of_user").on("login_accounts").column("userId").execute();
  await db.schema.createIndex("login_challenges_by_identifier").on("login_challenges").column("identifier").execute();
  await db.schema.createIndex("login_passkeys_of_user").on("login_passkeys").column("userId").execute();
  await db.schema.createIndex("login_passkeys_by_credential").on("login_passkeys").column("credentialID").unique().execute();
  await db.schema
    .createTable("login_tries")
    .addColumn("who", types.bytes, (column) => column.primaryKey())
    .addColumn("wrong", "integer", (column) => column.notNull())
    .addColumn("last_ms", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("login_secrets")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("secret", "text", (column) => column.notNull())
    .execute();
}

/** Append-only, whoever is at the database: it refuses to change or delete a row. */
async function createLog(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("audit_log")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addColumn("act", "text", (column) => column.notNull())
    .addColumn("actor_kind", "text", (column) => column.notNull())
    .addColumn("actor_id", "text", (column) => column.notNull())
    .addColumn("actor_name", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("user_agent", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .addPrimaryKeyConstraint("audit_log_key", ["workspace", "id"])
    .execute();
  if (types.bytes === "blob") {
    for (const change of ["update", "delete"]) {
      await raw`create trigger ${raw.raw(`audit_log_no_${change}`)} before ${raw.raw(change)} on audit_log
        begin select raise(abort, 'The audit log is append-only.'); end`.execute(db);
    }
    return;
  }
  await raw`create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'The audit log is append-only.'; end $$`.execute(db);
  await raw`create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_audit_change()`.execute(db);
}
