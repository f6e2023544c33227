import { ok } from "../../src/domain/result";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";

export function auditLog({ store }: MemberDeps): Handler<"auditLog"> {
  return async ({ by, query: { after = null, topic = null, who = null, limit } }) => ok(await store.auditLog(by.workspace, { after, limit, topic, who }));
}
