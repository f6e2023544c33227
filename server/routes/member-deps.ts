import { createLogins, type Logins } from "../auth/logins";
import { createSlowDown, type SlowDown } from "../auth/slow-down";
import type { Deps } from "../deps";

/** What routes of members need beside what all do. */
export type MemberDeps = Deps & {
  readonly logins: Logins;
  readonly slowDown: SlowDown;
  readonly secretOf: () => Promise<string>;
};

export function createMemberDeps(deps: Deps): MemberDeps {
  let ofItsOwn: string | undefined;
  const secretOf = deps.secret ?? (async () => (ofItsOwn ??= Buffer.from(deps.randomBytes(32)).toString("base64url")));
  return {
    ...deps,
    secretOf,
    logins: createLogins(deps.store.logins, secretOf, deps.nowMs),
    slowDown: createSlowDown(deps, secretOf),
  };
}
