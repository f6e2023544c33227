import type { ProblemMessage } from "../../src/contract/messages/problem";
import { parseEmail } from "../../src/domain/member/email";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { newId } from "../auth/new-id";
import { linkWith, newOneTimeToken } from "../auth/one-time-token";
import { hashOfToken } from "../auth/secrets";
import type { AcceptProblem } from "../store/members/member-store";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";
import { NOT_AN_ADDRESS, passwordRefusal } from "./password";
import { meOf } from "./sign-in";

const INVITATION_VALID_MS = 7 * 24 * 60 * 60 * 1000;

const PROBLEMS: Record<AcceptProblem, ProblemMessage> = {
  "link-not-usable": { problem: "link-not-usable", message: "This invitation was used, taken back, or is too old. Ask for a new one." },
  "address-taken": { problem: "address-taken", message: "A member here has this address already. Sign in with it, or take another." },
};

export function invite(deps: MemberDeps): Handler<"invite"> {
  const { store, nowMs, randomBytes } = deps;
  return async ({ by, body, browser }) => {
    const now = nowMs();
    const { token, tokenHash } = newOneTimeToken(randomBytes);
    const id = newId(now, randomBytes);
    const expiresMs = now + INVITATION_VALID_MS;
    const note = body.note.trim();
    await store.addLink(
      { workspace: by.workspace, id, tokenHash, expiresMs, for: { kind: "invitation", role: body.role, note } },
      deedOf(deps, by, browser),
    );
    const invitation = { id, role: body.role, note, invitedBy: by.name, createdMs: now, expiresMs };
    return ok({ invitation, link: linkWith("invitation", deps.ownUrl?.() ?? browser.origin, token) });
  };
}

export function invitations({ store, nowMs }: MemberDeps): Handler<"invitations"> {
  return async ({ by }) => ok({ invitations: [...(await store.invitations(by.workspace, nowMs()))] });
}

export function revokeInvitation(deps: MemberDeps): Handler<"revokeInvitation"> {
  return async ({ by, parameters: { invitationId }, browser }) => {
    const revoked = await deps.store.revokeInvitation(by.workspace, invitationId, deedOf(deps, by, browser));
    return revoked === null ? fail({ problem: "not-found", message: "There is no such invitation here." }) : ok(revoked);
  };
}

export function invitation({ store, nowMs }: MemberDeps): Handler<"invitation"> {
  return async ({ body }) => {
    const link = await store.linkByToken("invitation", hashOfToken(body.token), nowMs());
    if (link === null || link.role === null) return fail(PROBLEMS["link-not-usable"]);
    return ok({ shop: link.shop, role: link.role, expiresMs: link.expiresMs });
  };
}

export function acceptInvitation(deps: MemberDeps): Handler<"acceptInvitation"> {
  const { store, logins, nowMs, randomBytes } = deps;
  return async ({ body, browser }) => {
    const tokenHash = hashOfToken(body.token);
    // Before a hash is made: only who holds an invitation can have the server work that hard.
    const link = await store.linkByToken("invitation", tokenHash, nowMs());
    if (link === null) return fail(PROBLEMS["link-not-usable"]);
    const email = parseEmail(body.email);
    if (!email.ok) return fail(NOT_AN_ADDRESS);
    const refusal = passwordRefusal(body.password, [body.email, body.name, link.shop]);
    if (refusal !== null) return fail(refusal);
    const member = {
      id: newId(nowMs(), randomBytes),
      name: body.name,
      email: email.value,
      passwordHash: await logins.hashOf(body.password),
    };
    const accepted = await store.acceptInvitation(tokenHash, member, deedOf(deps, { kind: "member", ...member }, browser));
    if (!accepted.ok) return fail(PROBLEMS[accepted.problem]);
    await logins.signIn(browser, member.id, body.password);
    return ok(meOf(accepted.value, await store.workspaces()));
  };
}
