import { BAD_ROWS_NAMED, FILE_ROWS_MAX, type GenerateRequest, type ImportResponse } from "../../../src/contract/messages/code-imports";
import { codeOfPattern, hasRoomFor } from "../../../src/domain/code/code-pattern";
import { type NormalisedCode, parseCode } from "../../../src/domain/code/parse-code";
import { type BadRow, type CodeRow, readCodeRows } from "../../../src/domain/code/read-code-rows";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { RandomBytes } from "../../deps";
import { couponById } from "../coupon-rows";
import type { Deed } from "../members/member-store";
import type { Sql } from "../sql";
import { appendCodes, importSoFar } from "./append-codes";
import type { ImportPlace, ImportProblem } from "./coupon-desk-store";
import { rowsOfImport } from "./import-parts";

/** Ends an import: every code of the file becomes one of the coupon's, or none does and each bad row is named. */
export async function commitImport(sql: Sql, place: ImportPlace, rowsSent: number, deed: Deed): Promise<Result<ImportResponse, ImportProblem>> {
  const coupon = await couponById(sql, place.workspace, place.couponId);
  if (coupon === null) return fail("not-found");
  const before = await importSoFar(sql.db, place);
  if (before === "foreign") return fail("id-used");
  if (before !== "open") return ok(before);
  if (rowsSent > FILE_ROWS_MAX) return fail("too-many-rows");
  const rows = await rowsOfImport(sql, place);
  if (rows.length > FILE_ROWS_MAX) return fail("too-many-rows");
  if (rows.length !== rowsSent) {
    // Or they were all there, and the same file was ended meanwhile.
    const now = await importSoFar(sql.db, place);
    return now === "open" || now === "foreign" ? fail("parts-missing") : ok(now);
  }
  if (rows.length === 0) return fail("no-rows");
  const { codes, bad } = readCodeRows(coupon.codeType, rows);
  if (bad.length > 0) return ok(refused(bad));
  const appended = await appendCodes(sql, place, { codes: [...codes.keys()], from: "file" }, deed);
  switch (appended.kind) {
    case "added":
      return ok(appended);
    case "not-taken":
      return fail(appended.because);
    case "shared":
      return ok(refused([...appended.owners].flatMap(([code, owner]) => sharedRow(codes.get(code as NormalisedCode), owner, place.couponId))));
  }
}

/** Makes codes of a pattern; those that some coupon has are drawn anew. */
export async function generateCodes(
  sql: Sql,
  place: ImportPlace,
  { codes: wanted, pattern }: GenerateRequest,
  randomBytes: RandomBytes,
  deed: Deed,
): Promise<Result<{ readonly added: number; readonly total: number }, ImportProblem>> {
  const coupon = await couponById(sql, place.workspace, place.couponId);
  if (coupon === null) return fail("not-found");
  const before = await importSoFar(sql.db, place);
  if (before === "foreign") return fail("id-used");
  if (before !== "open") return ok(before);
  const draw = drawFrom(randomBytes);
  if (!parseCode(coupon.codeType, codeOfPattern(pattern, draw)).ok) return fail("bad-pattern");
  const held = await codesHeld(sql, place);
  if (!hasRoomFor(pattern, held + wanted)) return fail("no-room");
  const drawn = new Set<NormalisedCode>();
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    while (drawn.size < wanted) {
      const code = parseCode(coupon.codeType, codeOfPattern(pattern, draw));
      if (code.ok) drawn.add(code.value);
    }
    const appended = await appendCodes(sql, place, { codes: [...drawn], from: "pattern" }, deed);
    if (appended.kind === "added") return ok(appended);
    if (appended.kind === "not-taken") return fail(appended.because);
    for (const code of appended.owners.keys()) drawn.delete(code as NormalisedCode);
  }
  return fail("no-room");
}

/** Where others have half of a pattern's codes, each round has to draw half as many anew: so many rounds are enough for 10,000. */
const ROUNDS_MAX = 20;

function sharedRow(row: CodeRow | undefined, owner: string, couponId: string): readonly BadRow[] {
  const reason = owner === couponId ? "This coupon has this code already. Remove the row." : `The coupon ${owner} has this code. Use another, or end that coupon first.`;
  return row === undefined ? [] : [{ ...row, reason }];
}

function refused(bad: readonly BadRow[]): ImportResponse {
  return { kind: "refused", badRows: bad.length, bad: bad.toSorted((one, other) => one.row - other.row).slice(0, BAD_ROWS_NAMED) };
}

async function codesHeld({ db }: Sql, { workspace, couponId }: ImportPlace): Promise<number> {
  const row = await db.selectFrom("coupons").select("codes").where("workspace", "=", workspace).where("coupon_id", "=", couponId).executeTakeFirst();
  return row?.codes ?? 0;
}

const BYTES_AT_ONCE = 4_096;

/** Every number as likely as every other: bytes past the last whole multiple are thrown away. */
function drawFrom(randomBytes: RandomBytes): (below: number) => number {
  let bytes = new Uint8Array();
  let next = 0;
  return (below) => {
    for (;;) {
      if (next === bytes.length) [bytes, next] = [Uint8Array.from(randomBytes(BYTES_AT_ONCE)), 0];
      const byte = bytes[next++] ?? 0;
      if (byte < 256 - (256 % below)) return byte % below;
    }
  };
}
