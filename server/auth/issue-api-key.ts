import { fail, ok, type Result } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { ApiKeyScope } from "../../src/contract/access";
import type { Deed } from "../store/members/member-store";
import { newId } from "./new-id";
import { API_KEY_PREFIX, hashOfToken } from "./secrets";

export const API_KEY_NAME_MAX_LENGTH = 60;
const KEY_BYTES = 32;

/**
 * A key for programs and managers; it is shown once and kept only as a digest.
 * @returns fails where the name is empty or too long
 */
export async function issueApiKey(
  { store, nowMs, randomBytes }: Pick<Deps, "nowMs" | "randomBytes"> & { readonly store: Pick<Deps["store"], "addApiKey"> },
  workspace: number,
  name: string,
  scopes: readonly ApiKeyScope[],
  deed?: Deed,
): Promise<Result<{ readonly id: string; readonly key: string }, "name-not-usable">> {
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > API_KEY_NAME_MAX_LENGTH) return fail("name-not-usable");
  const now = nowMs();
  const id = newId(now, randomBytes);
  const key = `${API_KEY_PREFIX}${Buffer.from(randomBytes(KEY_BYTES)).toString("base64url")}`;
  await store.addApiKey({ workspace, id, name: trimmed, keyHash: hashOfToken(key), scopes }, now, deed);
  return ok({ id, key });
}
