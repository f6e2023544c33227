import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { newId } from "../../server/auth/new-id";
import { newOneTimeToken } from "../../server/auth/one-time-token";
import type { Deed } from "../../server/store/members/member-store";
import type { Store } from "../../server/store/store";
import type { Email } from "../../src/domain/member/email";
import type { MemberRole } from "../../src/domain/member/role";

/** Everybody's in tests; hashed once, as that is slow on purpose. */
export const TEST_PASSWORD = "seven wet umbrellas";
const passwordHash = await hashPassword(TEST_PASSWORD);

export function deedBy(name: string, atMs: number): Deed {
  return { id: newId(atMs, randomBytes), atMs, by: { kind: "system", id: "", name }, address: "192.0.2.7", userAgent: "Test" };
}

/** A member as an invitation makes one; `name` stands in the address too. */
export async function addTestMember(store: Store, workspace: number, role: MemberRole, name: string, atMs: number) {
  const { tokenHash } = newOneTimeToken(randomBytes);
  const link = { workspace, id: newId(atMs, randomBytes), tokenHash, expiresMs: atMs + 1_000 };
  await store.addLink({ ...link, for: { kind: "invitation", role, note: "" } }, deedBy("Tests", atMs));
  const member = { id: newId(atMs, randomBytes), name, email: `${name.toLowerCase()}@shop${workspace}.example` as Email, passwordHash };
  const joined = await store.acceptInvitation(tokenHash, member, deedBy("Tests", atMs));
  if (!joined.ok) throw new Error(`A test's member could not join: ${joined.problem}`);
  return joined.value;
}
