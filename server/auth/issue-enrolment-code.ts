import type { Deps } from "../deps";
import type { Deed } from "../store/members/member-store";
import { hashOfEnrolmentCode, newEnrolmentCode } from "./secrets";

export const ENROLMENT_CODE_VALID_MS = 10 * 60 * 1000;

/**
 * A one-time code for a till of a store; it is shown once and kept only as a digest.
 * @param by who makes it, and what its till will be called; null: the server itself
 */
export async function issueEnrolmentCode(
  { store, nowMs, randomBytes }: Pick<Deps, "store" | "nowMs" | "randomBytes">,
  workspace: number,
  storeId: string,
  by: { readonly deviceName: string; readonly deed: Deed } | null = null,
): Promise<string> {
  const code = newEnrolmentCode(randomBytes);
  const expiresMs = nowMs() + ENROLMENT_CODE_VALID_MS;
  await store.issueEnrolmentCode({ workspace, storeId, codeHash: hashOfEnrolmentCode(code), expiresMs, deviceName: by?.deviceName ?? "" }, by?.deed);
  return code;
}
