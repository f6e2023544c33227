import type { Deps } from "../deps";
import { hashOfEnrolmentCode, newEnrolmentCode } from "./secrets";

export const ENROLMENT_CODE_VALID_MS = 10 * 60 * 1000;

/** A one-time code for a till of a store; it is shown once and kept only as a digest. */
export async function issueEnrolmentCode(
  { store, nowMs, randomBytes }: Pick<Deps, "store" | "nowMs" | "randomBytes">,
  workspace: number,
  storeId: string,
): Promise<string> {
  const code = newEnrolmentCode(randomBytes);
  await store.issueEnrolmentCode({
    workspace,
    storeId,
    codeHash: hashOfEnrolmentCode(code),
    expiresMs: nowMs() + ENROLMENT_CODE_VALID_MS,
  });
  return code;
}
