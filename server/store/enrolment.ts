import { MANAGES } from "../../src/contract/access";
import { isAtLeast } from "../../src/domain/member/role";
import { fail, ok, type Result } from "../../src/domain/result";
import { appendToFeed } from "./feed";
import { record } from "./members/audit-log";
import type { Deed } from "./members/member-store";
import { inTransaction, locked, type Sql, type Tx } from "./sql";
import type { Enrolled, EnrolmentProblem, NewEnrolment, NewEnrolmentCode, TillOnRecord } from "./store";
import { tillByPresentToken } from "./tills";

export async function issueEnrolmentCode(sql: Sql, code: NewEnrolmentCode, deed?: Deed): Promise<void> {
  const { workspace, storeId, deviceName = "" } = code;
  await inTransaction(sql, async (tx) => {
    await tx
      .insertInto("enrolment_codes")
      .values({
        workspace,
        code_hash: code.codeHash,
        store_id: storeId,
        expires_ms: code.expiresMs,
        used_ms: null,
        device_name: deviceName === "" ? null : JSON.stringify(deviceName),
        made_by_id: deed?.by.id ?? "",
      })
      .execute();
    if (deed !== undefined) {
      await record(tx, workspace, { act: "enrolment-code-made", subject: storeId, before: null, after: { deviceName } }, deed);
    }
  });
}

/**
 * Trades a code for an installation, once: of two tills with one code the second finds it used. The one that has it, known by
 * its token, may ask again as long as the code is good, for its answer may have been lost.
 */
export async function enrol(
  sql: Sql,
  enrolment: NewEnrolment,
  nowMs: number,
): Promise<Result<Enrolled, EnrolmentProblem>> {
  return await inTransaction(sql, async (tx) => {
    const code = await locked(
      sql,
      tx.selectFrom("enrolment_codes").selectAll().where("code_hash", "=", enrolment.codeHash),
    ).executeTakeFirst();
    if (code === undefined) return fail("enrolment-code-unknown" as const);
    const { workspace } = code;
    if (code.used_ms !== null) {
      const again = code.expires_ms > nowMs ? await tillByPresentToken({ db: tx }, enrolment.tokenHash) : null;
      const isItsTill = again !== null && again.installationId === code.installation_id && again.revokedMs === null;
      return isItsTill ? ok(enrolledAs(again)) : fail("enrolment-code-used" as const);
    }
    if (code.expires_ms <= nowMs || !(await mayStillMakeCodes(tx, workspace, code.made_by_id))) return fail("enrolment-code-expired" as const);
    // A token is one till's: with two, nobody could say whose a request is.
    if ((await tillByPresentToken({ db: tx }, enrolment.tokenHash)) !== null) return fail("enrolment-code-used" as const);
    await tx
      .updateTable("enrolment_codes")
      .set({ used_ms: nowMs, installation_id: enrolment.installationId })
      .where("workspace", "=", workspace)
      .where("code_hash", "=", code.code_hash)
      .execute();
    const device = {
      id: enrolment.deviceId,
      name: enrolment.deviceName || namedByManager(code.device_name) || (await nextTillName(tx, workspace)),
    };
    await tx
      .insertInto("devices")
      .values({ workspace, id: device.id, store_id: code.store_id, name: device.name, created_ms: nowMs })
      .execute();
    await tx
      .insertInto("installations")
      .values({
        workspace,
        id: enrolment.installationId,
        device_id: device.id,
        token_hash: enrolment.tokenHash,
        last_sequence: null,
        enrolled_ms: nowMs,
        revoked_ms: null,
      })
      .execute();
    await appendToFeed(tx, workspace, [{ kind: "device", device }]);
    return ok({ installationId: enrolment.installationId, device });
  });
}

/** Who may make codes no more could have kept one to come back by, as a till. */
async function mayStillMakeCodes(tx: Tx, workspace: number, makerId: string): Promise<boolean> {
  if (makerId === "") return true;
  const of = { workspace, id: makerId };
  const member = await tx.selectFrom("members").select("role").where((row) => row.and(of)).where("removed_ms", "is", null).executeTakeFirst();
  if (member !== undefined) return isAtLeast(member.role, MANAGES.member);
  return (await tx.selectFrom("api_keys").select("id").where((row) => row.and(of)).where("revoked_ms", "is", null).executeTakeFirst()) !== undefined;
}

function enrolledAs({ installationId, device: { id, name } }: TillOnRecord): Enrolled {
  return { installationId, device: { id, name } };
}

function namedByManager(deviceName: string | null): string {
  return deviceName === null ? "" : (JSON.parse(deviceName) as string);
}

async function nextTillName(tx: Tx, workspace: number): Promise<string> {
  const { tills } = await tx
    .selectFrom("installations")
    .select((row) => row.fn.count<number>("device_id").distinct().as("tills"))
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  return `Till ${Number(tills) + 1}`;
}
