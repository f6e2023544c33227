import type { ProblemMessage } from "../../src/contract/messages/problem";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { linkWith } from "../auth/one-time-token";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";
import { makeResetLink } from "./password";

const PROBLEMS: Record<"not-found" | "last-owner", ProblemMessage> = {
  "not-found": { problem: "not-found", message: "There is no such member here." },
  "last-owner": { problem: "last-owner", message: "The shop needs an owner. Make somebody else one first." },
};

export function members({ store }: MemberDeps): Handler<"members"> {
  return async ({ by }) => ok({ members: await store.members(by.workspace) });
}

export function changeRole(deps: MemberDeps): Handler<"changeRole"> {
  return async ({ by, parameters: { memberId }, body, browser }) => {
    const changed = await deps.store.changeRole(by.workspace, memberId, body.role, deedOf(deps, by, browser));
    if (!changed.ok) return fail(PROBLEMS[changed.problem]);
    const member = (await deps.store.members(by.workspace)).find(({ id }) => id === memberId);
    return member === undefined ? fail(PROBLEMS["not-found"]) : ok(member);
  };
}

export function removeMember(deps: MemberDeps): Handler<"removeMember"> {
  return async ({ by, parameters: { memberId }, browser }) => {
    const removed = await deps.store.removeMember(by.workspace, memberId, deedOf(deps, by, browser));
    return removed.ok ? ok({ members: await deps.store.members(by.workspace) }) : fail(PROBLEMS[removed.problem]);
  };
}

export function resetLink(deps: MemberDeps): Handler<"resetLink"> {
  return async ({ by, parameters: { memberId }, browser }) => {
    const member = await deps.store.memberById(memberId);
    if (member === null || member.workspace !== by.workspace) return fail(PROBLEMS["not-found"]);
    const { token, expiresMs } = await makeResetLink(deps, member, by, browser);
    return ok({ link: linkWith("reset", deps.ownUrl?.() ?? browser.origin, token), expiresMs });
  };
}
