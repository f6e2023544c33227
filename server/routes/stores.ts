import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { StoreAtDesk } from "../../src/contract/messages/shop";
import { fail, ok, type Result } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { keptPinOf } from "../auth/store-pin";
import { newId } from "../auth/new-id";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";
import { isTimeZone, NO_TIME_ZONE } from "./time-zone";

export function stores({ store }: MemberDeps): Handler<"stores"> {
  return async ({ by }) => ok({ stores: await store.storesAtDesk(by.workspace) });
}

export function addStore(deps: MemberDeps): Handler<"addStore"> {
  return async ({ by, body, browser }) => {
    if (!isTimeZone(body.timeZone)) return fail(NO_TIME_ZONE);
    const id = newId(deps.nowMs(), deps.randomBytes);
    await deps.store.addStore(by.workspace, { id, ...body }, deedOf(deps, by, browser));
    return await storeNow(deps, by.workspace, id);
  };
}

export function editStore(deps: MemberDeps): Handler<"editStore"> {
  return async ({ by, parameters: { storeId }, body, browser }) => {
    if (!isTimeZone(body.timeZone)) return fail(NO_TIME_ZONE);
    await deps.store.editStore(by.workspace, storeId, body, deedOf(deps, by, browser));
    return await storeNow(deps, by.workspace, storeId);
  };
}

export function setStorePin(deps: MemberDeps): Handler<"setStorePin"> {
  return async ({ by, parameters: { storeId }, body, browser }) => {
    await deps.store.setStorePin(by.workspace, storeId, body.pin === null ? null : await keptPinOf(body.pin, deps.randomBytes), deedOf(deps, by, browser));
    return await storeNow(deps, by.workspace, storeId);
  };
}

async function storeNow({ store }: MemberDeps, workspace: number, id: string): Promise<Result<StoreAtDesk, ProblemMessage>> {
  const found = (await store.storesAtDesk(workspace)).find((one) => one.id === id);
  return found === undefined ? fail({ problem: "not-found", message: "There is no such store here." }) : ok(found);
}
