import { createStore, type StoreApi } from "zustand/vanilla";
import type { SignIn, StaffMember, Till } from "../../../client/till/till";

export type Session =
  | { readonly phase: "unknown" }
  | { readonly phase: "signed-out" }
  | { readonly phase: "signed-in"; readonly staff: StaffMember };

/** Who is at this till; the till itself keeps the record. */
export type SessionStore = {
  readonly store: StoreApi<Session>;
  /** Asks the till who is signed in, as after a reload or when a redemption found nobody. */
  refresh(): Promise<void>;
  signIn(staffId: string, pin: string): Promise<SignIn>;
  signOut(): Promise<void>;
};

export function createSessionStore(till: Pick<Till, "currentStaff" | "signIn" | "signOut">): SessionStore {
  const store = createStore<Session>()(() => ({ phase: "unknown" }));
  const show = (staff: StaffMember | null) =>
    store.setState(staff === null ? { phase: "signed-out" } : { phase: "signed-in", staff }, true);
  return {
    store,
    async refresh() {
      show(await till.currentStaff());
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
