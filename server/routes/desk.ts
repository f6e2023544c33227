import { fail, ok } from "../../src/domain/result";
import { UNCONFIRMED_SHOWN_AFTER_MS } from "../../src/domain/sync/ledger";
import type { Deps } from "../deps";
import type { TillAtDesk } from "../store/store";
import type { Handler } from "./handler";

export function unconfirmed({ store, nowMs }: Deps): Handler<"unconfirmed"> {
  return async ({ manager, query: { after = null, limit } }) =>
    ok(await store.unconfirmed(manager.workspace, nowMs() - UNCONFIRMED_SHOWN_AFTER_MS, { after, limit }));
}

export function tills({ store }: Deps): Handler<"tills"> {
  return async ({ manager }) => {
    const storeNames = await namesOfStores(store, manager.workspace);
    return ok({ tills: (await store.tills(manager.workspace)).map((till) => shown(till, storeNames)) });
  };
}

/** From its commit on the till can only hand over what it has done (R30); its stream ends. */
export function revokeTill({ store, nowMs }: Deps): Handler<"revokeTill"> {
  return async ({ manager, parameters: { installationId } }) => {
    const isHere = await store.revokeInstallation(manager.workspace, installationId, nowMs());
    const till = (await store.tills(manager.workspace)).find((one) => one.installationId === installationId);
    if (!isHere || till === undefined) return fail({ problem: "not-found", message: "There is no such till here." });
    return ok(shown(till, await namesOfStores(store, manager.workspace)));
  };
}

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
