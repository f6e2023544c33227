import type { ProblemMessage } from "../../src/contract/messages/problem";
import { fail, ok, type Result } from "../../src/domain/result";
import { UNCONFIRMED_SHOWN_AFTER_MS } from "../../src/domain/sync/ledger";
import { visibleName } from "../../src/domain/wording/visible-name";
import { deedOf } from "../auth/deed-of";
import { ENROLMENT_CODE_VALID_MS, issueEnrolmentCode } from "../auth/issue-enrolment-code";
import type { Deps } from "../deps";
import type { TillAtDesk } from "../store/store";
import type { Handler } from "./handler";

export function unconfirmed({ store, nowMs }: Deps): Handler<"unconfirmed"> {
  return async ({ by, query: { after = null, limit } }) =>
    ok(await store.unconfirmed(by.workspace, nowMs() - UNCONFIRMED_SHOWN_AFTER_MS, { after, limit }));
}

export function tills({ store }: Deps): Handler<"tills"> {
  return async ({ by }) => {
    const storeNames = await namesOfStores(store, by.workspace);
    return ok({ tills: (await store.tills(by.workspace)).map((till) => shown(till, storeNames)) });
  };
}

/** From its commit on the till can only hand over what it has done (R30); its stream ends. */
export function revokeTill(deps: Deps): Handler<"revokeTill"> {
  return async ({ by, parameters: { installationId }, browser }) => {
    await deps.store.revokeInstallation(by.workspace, installationId, deps.nowMs(), deedOf(deps, by, browser));
    return await tillNow(deps, by.workspace, installationId);
  };
}

export function renameTill(deps: Deps): Handler<"renameTill"> {
  return async ({ by, parameters: { installationId }, body, browser }) => {
    await deps.store.renameTill(by.workspace, installationId, body.name, deedOf(deps, by, browser));
    return await tillNow(deps, by.workspace, installationId);
  };
}

export function makeEnrolmentCode(deps: Deps): Handler<"makeEnrolmentCode"> {
  return async ({ by, body: { storeId, deviceName }, browser }) => {
    const stores = await deps.store.stores(by.workspace);
    if (!stores.some(({ id }) => id === storeId)) return fail({ problem: "not-found", message: "There is no such store here." });
    const deed = deedOf(deps, by, browser);
    const code = await issueEnrolmentCode(deps, by.workspace, storeId, { deviceName: visibleName(deviceName), deed });
    const link = `${deps.ownUrl?.() ?? browser.origin}/till#enrol=${code}`;
    return ok({ code, link, expiresMs: deed.atMs + ENROLMENT_CODE_VALID_MS });
  };
}

async function tillNow({ store }: Deps, workspace: number, installationId: string): Promise<Result<TillAtDeskMessage, ProblemMessage>> {
  const till = (await store.tills(workspace)).find((one) => one.installationId === installationId);
  if (till === undefined) return fail({ problem: "not-found", message: "There is no such till here." });
  return ok(shown(till, await namesOfStores(store, workspace)));
}

type TillAtDeskMessage = ReturnType<typeof shown>;

function shown({ device, gaps, ...till }: TillAtDesk, storeNames: ReadonlyMap<string, string>) {
  return {
    ...till,
    till: { id: device.id, name: device.name },
    store: { id: device.storeId, name: storeNames.get(device.storeId) ?? "" },
    gaps: gaps.map(([from, to]) => ({ from, to })),
  };
}

async function namesOfStores(store: Deps["store"], workspace: number): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.stores(workspace)).map(({ id, name }) => [id, name]));
}
