import type { Deps } from "../deps";
import type { Deed } from "../store/members/member-store";
import type { Browser } from "./browser";
import { newId } from "./new-id";

/** What the log will say of a change: who makes it, when, and from where. */
export function deedOf({ nowMs, randomBytes }: Pick<Deps, "nowMs" | "randomBytes">, by: Deed["by"], browser: Pick<Browser, "address" | "userAgent">): Deed {
  const now = nowMs();
  const { kind, id, name } = by;
  return { id: newId(now, randomBytes), atMs: now, by: { kind, id, name }, address: browser.address, userAgent: browser.userAgent };
}

/** The server itself, or whoever sits at its terminal. */
export const SYSTEM: Deed["by"] = { kind: "system", id: "", name: "Tearoff" };

/** From where a command comes that somebody has typed on the server's machine. */
export const AT_TERMINAL = { address: "", userAgent: "tearoff" } as const;
