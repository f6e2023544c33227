import { createStore, type StoreApi } from "zustand/vanilla";
import type { SignIn, StaffMember, Till } from "../../../client/till/till";

export type Session =
  | { readonly phase: "unknown" }
  /** `locked`: who was there when the till locked by itself. */
  | { readonly phase: "signed-out"; readonly locked: StaffMember | null }
  | { readonly phase: "signed-in"; readonly staff: StaffMember };

/** Who is at this till; the till itself keeps the record. */
export type SessionStore = {
  readonly store: StoreApi<Session>;
  /** Asks the till who is signed in, as after a reload or when a redemption found nobody. */
  refresh(): Promise<void>;
  signIn(staffId: string, pin: string): Promise<SignIn>;
  signOut(): Promise<void>;
};

export function createSessionStore(till: Pick<Till, "currentStaff" | "lockedStaff" | "lockIfIdle" | "signIn" | "signOut">): SessionStore {
  const store = createStore<Session>()(() => ({ phase: "unknown" }));
  const show = (staff: StaffMember | null, locked: StaffMember | null = null) =>
    store.setState(staff === null ? { phase: "signed-out", locked } : { phase: "signed-in", staff }, true);
  return {
    store,
    async refresh() {
      // Nobody may have been there since the last tab was closed.
      await till.lockIfIdle(0);
      show(await till.currentStaff(), await till.lockedStaff());
    },
    async signIn(staffId, pin) {
      const answer = await till.signIn(staffId, pin);
      if (answer.kind === "signed-in") show(answer.staff);
      return answer;
    },
    async signOut() {
      await till.signOut();
      show(null);
    },
  };
}
