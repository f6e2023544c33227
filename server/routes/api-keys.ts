import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { issueApiKey } from "../auth/issue-api-key";
import type { ApiKeyOnRecord } from "../store/api-key-store";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";

export function apiKeys({ store }: MemberDeps): Handler<"apiKeys"> {
  return async ({ by }) => ok({ keys: (await store.apiKeys(by.workspace)).map(shown) });
}

export function makeApiKey(deps: MemberDeps): Handler<"makeApiKey"> {
  return async ({ by, body, browser }) => {
    const issued = await issueApiKey(deps, by.workspace, body.name, body.scopes, deedOf(deps, by, browser));
    return issued.ok ? ok(issued.value) : fail({ problem: "bad-request", message: "Give the key a name, of up to 60 characters." });
  };
}

export function revokeApiKey(deps: MemberDeps): Handler<"revokeApiKey"> {
  return async ({ by, parameters: { keyId }, browser }) => {
    await deps.store.revokeApiKey(by.workspace, keyId, deps.nowMs(), deedOf(deps, by, browser));
    const key = (await deps.store.apiKeys(by.workspace)).find(({ id }) => id === keyId);
    return key === undefined ? fail({ problem: "not-found", message: "There is no such key here." }) : ok(shown(key));
  };
}

function shown({ id, name, scopes, createdMs, revokedMs }: ApiKeyOnRecord) {
  return { id, name, scopes: [...scopes], createdMs, revokedMs };
}
