import type { SettingsAtDesk } from "../../../src/contract/messages/settings";
import { fail, ok, type Result } from "../../../src/domain/result";
import { settingProblems } from "../../../src/domain/workspace/workspace-settings";
import { changedFields } from "../coupon-desk/draft-fields";
import { appendToFeed } from "../feed";
import { imagesNamedBy } from "../images/images";
import { difference, record } from "../members/audit-log";
import type { Deed, StoreTerms } from "../members/member-store";
import { inTransaction, lockName, type Sql, type Tx } from "../sql";
import { nextSettings, settingsOf } from "./kept-settings";
import type { SettingsEdit, SettingsProblem, SettingsStore } from "./settings-store";

/** The part of the store that is about what holds for a whole workspace. */
export function createSettingsStore(sql: Sql): SettingsStore {
  return {
    settingsAtDesk: (workspace) => settingsAtDesk(sql, workspace),
    editSettings: (workspace, edit, deed) => editSettings(sql, workspace, edit, deed),
    editShop: (workspace, shop, deed) => editShop(sql, workspace, shop, deed),
  };
}

async function settingsAtDesk({ db }: Pick<Sql, "db">, workspace: number): Promise<SettingsAtDesk> {
  const row = await db.selectFrom("workspaces").select(["name", "zone", "settings"]).where("number", "=", workspace).executeTakeFirstOrThrow();
  const { version, settings } = settingsOf(row.settings);
  return { version, settings, shop: { name: row.name, timeZone: row.zone } };
}

async function editSettings(sql: Sql, workspace: number, { settings, basedOn }: SettingsEdit, deed: Deed): Promise<Result<"saved", SettingsProblem>> {
  return await inTransaction(sql, async (tx) => {
    // As for who saves a coupon: none names a picture while it is dropped.
    await lockName(sql, tx, workspace, "codes", "alone");
    const before = settingsOf((await held(sql, tx, workspace)).settings);
    const changed = changedFields(before.settings, settings);
    // Nothing to change, or the same edit once more: its reply was lost.
    if (Object.keys(changed.after).length === 0) return ok("saved");
    if (before.version !== basedOn) return fail(await lastChange(tx, workspace));
    const problems = settingProblems(settings, await imagesNamedBy(tx, workspace, { page: { bannerUrl: null, ...settings.page } }));
    if (problems.length > 0) return fail({ kind: "fields", problems });
    const next = nextSettings(before, settings);
    await tx.updateTable("workspaces").set({ settings: next.text }).where("number", "=", workspace).execute();
    await record(tx, workspace, { act: "settings-changed", subject: String(workspace), ...changed }, deed);
    if (Object.keys(changedFields(before.ofTills, next.ofTills).after).length > 0) await appendToFeed(tx, workspace, [{ kind: "settings", settings: next.ofTills }]);
    return ok("saved");
  });
}

async function editShop(sql: Sql, workspace: number, { name, timeZone }: StoreTerms, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const before = await held(sql, tx, workspace);
    const changed = difference({ name: before.name, timeZone: before.zone }, { name, timeZone });
    if (changed === null) return;
    await tx.updateTable("workspaces").set({ name, zone: timeZone }).where("number", "=", workspace).execute();
    await record(tx, workspace, { act: "shop-changed", subject: String(workspace), ...changed }, deed);
  });
}

/** Not against those whose rows refer to it. */
async function held(sql: Sql, tx: Tx, workspace: number) {
  const row = tx.selectFrom("workspaces").select(["name", "zone", "settings"]).where("number", "=", workspace);
  return await (sql.rowLocks ? row.forNoKeyUpdate() : row).executeTakeFirstOrThrow();
}

async function lastChange(tx: Tx, workspace: number): Promise<SettingsProblem> {
  const last = await tx
    .selectFrom("audit_log")
    .select(["actor_name", "at_ms"])
    .where("workspace", "=", workspace)
    .where("subject", "=", String(workspace))
    .where("act", "=", "settings-changed")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { kind: "changed", by: last === undefined ? "" : (JSON.parse(last.actor_name) as string), atMs: last?.at_ms ?? 0 };
}
