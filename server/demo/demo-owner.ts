import { hashPassword, verifyPassword } from "better-auth/crypto";
import { parseEmail } from "../../src/domain/member/email";
import { AT_TERMINAL, deedOf, SYSTEM } from "../auth/deed-of";
import { keyedDigest } from "../auth/keyed-digest";
import { newId } from "../auth/new-id";
import { newOneTimeToken } from "../auth/one-time-token";
import { newEnrolmentCode } from "../auth/secrets";
import type { Deps } from "../deps";

/** No mail can go there. */
const DEMO_OWNER_EMAIL = "owner@demo.example";
const LINK_VALID_MS = 60_000;

export type DemoOwner = { readonly email: string; readonly password: string };

/**
 * Who owns the demo shop, for whoever reads the terminal: made where the shop has no members yet. The password follows
 * from the server's secret, so that every start can print it; null once somebody has changed it or taken the owner away.
 */
export async function demoOwner(deps: Pick<Deps, "store" | "nowMs" | "randomBytes">, workspace: number, secret: string): Promise<DemoOwner | null> {
  const { store, nowMs, randomBytes } = deps;
  const email = parseEmail(DEMO_OWNER_EMAIL);
  if (!email.ok) throw new Error("The demo owner's address is none.");
  const password = newEnrolmentCode((count) => keyedDigest(secret, "demo owner", String(workspace)).subarray(0, count)).toLowerCase();
  if ((await store.members(workspace)).length === 0) {
    const { tokenHash } = newOneTimeToken(randomBytes);
    const deed = () => deedOf(deps, SYSTEM, AT_TERMINAL);
    const link = { workspace, id: newId(nowMs(), randomBytes), tokenHash, expiresMs: nowMs() + LINK_VALID_MS };
    await store.addLink({ ...link, for: { kind: "invitation", role: "owner", note: "" } }, deed());
    const member = { id: newId(nowMs(), randomBytes), name: "Demo owner", email: email.value, passwordHash: await hashPassword(password) };
    await store.acceptInvitation(tokenHash, member, deed());
  }
  const [login] = (await store.loginsByEmail(email.value)).filter((one) => one.workspace === workspace);
  return login !== undefined && (await verifyPassword({ hash: login.passwordHash, password })) ? { email: email.value, password } : null;
}
