import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { StaffAtDesk } from "../../src/contract/messages/shop";
import { fail, ok, type Result } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { digestPin } from "../auth/digest-pin";
import { newId } from "../auth/new-id";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";

export function staff({ store }: MemberDeps): Handler<"staff"> {
  return async ({ by }) => ok({ staff: await store.staffAtDesk(by.workspace) });
}

export function addStaff(deps: MemberDeps): Handler<"addStaff"> {
  const { store, nowMs, randomBytes } = deps;
  return async ({ by, body: { name, role, pin }, browser }) => {
    const id = newId(nowMs(), randomBytes);
    await store.addStaff(by.workspace, { id, name, role, pin: await digestPin(pin, randomBytes) }, deedOf(deps, by, browser));
    return await staffNow(deps, by.workspace, id, true);
  };
}

export function editStaff(deps: MemberDeps): Handler<"editStaff"> {
  return async ({ by, parameters: { staffId }, body: { name, role }, browser }) => {
    const isHere = await deps.store.editStaff(by.workspace, staffId, { name, role }, deedOf(deps, by, browser));
    return await staffNow(deps, by.workspace, staffId, isHere);
  };
}

export function setStaffPin(deps: MemberDeps): Handler<"setStaffPin"> {
  return async ({ by, parameters: { staffId }, body, browser }) => {
    const pin = await digestPin(body.pin, deps.randomBytes);
    return await staffNow(deps, by.workspace, staffId, await deps.store.editStaff(by.workspace, staffId, { pin }, deedOf(deps, by, browser)));
  };
}

/** Somebody who has gone already stays gone, since then. */
export function removeStaff(deps: MemberDeps): Handler<"removeStaff"> {
  return async ({ by, parameters: { staffId }, browser }) => {
    await deps.store.removeStaff(by.workspace, staffId, deedOf(deps, by, browser));
    return await staffNow(deps, by.workspace, staffId, true);
  };
}

async function staffNow({ store }: MemberDeps, workspace: number, id: string, isHere: boolean): Promise<Result<StaffAtDesk, ProblemMessage>> {
  const found = (await store.staffAtDesk(workspace)).find((one) => one.id === id);
  return found === undefined || !isHere ? fail({ problem: "not-found", message: "Nobody of that name works at the tills here." }) : ok(found);
}
