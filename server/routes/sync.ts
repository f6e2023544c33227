import { isReadableIn } from "../../src/contract/messages/pull";
import { PROTOCOL_VERSION } from "../../src/contract/protocol";
import { fail, ok } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { Handler } from "./handler";
import type { NoteSeen } from "./note-seen";

const ENTRIES_PER_PAGE = 1_000;

export function snapshot({ store, nowMs }: Deps): Handler<"snapshot"> {
  return async ({ till }) => {
    const base = await store.snapshot(till.workspace, nowMs());
    return ok({ protocol: PROTOCOL_VERSION, nowMs: nowMs(), device: till.device, ...base });
  };
}

export function blob({ store }: Deps): Handler<"blob"> {
  return async ({ till, parameters: { hash } }) => {
    const bytes = await store.blob(till.workspace, hash);
    if (bytes === null) return fail({ problem: "not-found", message: "This part of the snapshot is gone; ask for a new one." });
    return ok({ bytes, etag: hash });
  };
}

export function pull({ store, nowMs }: Deps, noteSeen: NoteSeen): Handler<"pull"> {
  return async ({ till, query }) => {
    const { waiting, offsetMs = null, wrongPins = null, pinWaitSinceMs = null, app = null } = query;
    await noteSeen(till, waiting === undefined ? undefined : { waiting, offsetMs, wrongPins, pinWaitSinceMs, app });
    const page = await store.feedAfter(till.workspace, query, ENTRIES_PER_PAGE);
    if (page === null) return ok({ kind: "snapshot-needed", nowMs: nowMs() });
    const entries = page.entries.filter((entry) => isReadableIn(query.protocol ?? 1, entry));
    return ok({ kind: "page", nowMs: nowMs(), ...page, entries });
  };
}

/** The server takes items of every protocol version that ever was; it only says which one it speaks (R9). */
export function push({ store, nowMs }: Deps, noteSeen: NoteSeen): Handler<"push"> {
  return async ({ till, body }) => {
    await noteSeen(till);
    const answers = await store.push(till, body, nowMs());
    return ok({ nowMs: nowMs(), answers });
  };
}

export function standings({ store, nowMs }: Deps): Handler<"standings"> {
  return async ({ till, body }) => ok({ nowMs: nowMs(), standings: await store.standings(till, body.keys) });
}
