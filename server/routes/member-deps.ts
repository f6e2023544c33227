import { createKnownBrowsers, type KnownBrowsers } from "../auth/known-browsers";
import { createLogins, type Logins } from "../auth/logins";
import { createSlowDown, type SlowDown } from "../auth/slow-down";
import type { Deps } from "../deps";

/** What routes of members need beside what all do. */
export type MemberDeps = Deps & {
  readonly logins: Logins;
  readonly slowDown: SlowDown;
  readonly knownBrowsers: KnownBrowsers;
  readonly secretOf: () => Promise<string>;
};

export function createMemberDeps(deps: Deps): MemberDeps {
  let ofItsOwn: string | undefined;
  const secretOf = deps.secret ?? (async () => (ofItsOwn ??= Buffer.from(deps.randomBytes(32)).toString("base64url")));
  const knownBrowsers = createKnownBrowsers(deps.nowMs, deps.randomBytes, secretOf);
  return {
    ...deps,
    secretOf,
    knownBrowsers,
    logins: createLogins(deps.store.logins, secretOf, deps.nowMs, knownBrowsers.remember, () => deps.ownUrl?.() ?? null),
    slowDown: createSlowDown(deps, secretOf),
  };
}
