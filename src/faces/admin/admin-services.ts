import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { MeMessage } from "../../contract/messages/sign-in";
import { isAtLeast, type MemberRole } from "../../domain/member/role";
import type { Api } from "../../client/api/api";
import type { SessionStore } from "./session/session-store";
import type { ToastStore } from "./shell/toast-store";

/** What the admin's pages share; made once per tab. */
export type AdminServices = {
  /** For whoever is signed in: an answer that the session is over has them sign in again. */
  readonly call: Api["call"];
  /** For whoever is not. */
  readonly api: Api;
  readonly session: SessionStore;
  readonly toasts: ToastStore;
  readonly nowMs: () => number;
};

export const AdminContext = createContext<AdminServices | null>(null);

export function useAdmin(): AdminServices {
  const services = useContext(AdminContext);
  if (services === null) throw new Error("A page of the admin stands outside the admin.");
  return services;
}

/** Who is signed in; for pages that are shown to nobody else. */
export function useMe(): MeMessage {
  const session = useStore(useAdmin().session);
  if (session.phase !== "signed-in") throw new Error("A page of the admin is shown to nobody who is signed in.");
  return session.me;
}

/** May whoever is signed in do what needs a role? The server asks again (R63); here it decides what is offered. */
export function useMay(needed: MemberRole): boolean {
  return isAtLeast(useMe().role, needed);
}
