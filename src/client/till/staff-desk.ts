import type { StaffMessage } from "../../contract/messages/snapshot";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "../sync/till-clock";
import { isRightPin } from "./pin-digest";
import { afterWrongPin, lockedUntil, NO_TRIES, triesLeft } from "./pin-lock";
import type { Approval, PinProblem, SignIn, StaffMember, SupervisorApproval, Till } from "./till";

type DeskDeps = { readonly store: TillStore; readonly clock: TillClock; readonly crypto: Crypto };

export type StaffDesk = Pick<Till, "staff" | "signIn" | "signOut" | "currentStaff" | "approve">;

/** Who stands at the till: known by name and PIN, with the network or without. */
export function createStaffDesk({ store, clock, crypto }: DeskDeps): StaffDesk {
  async function memberOf(staffId: string): Promise<StaffMessage | null> {
    return (await store.directory()).staff.find(({ id }) => id === staffId) ?? null;
  }

  async function checkPin(member: StaffMessage | null, pin: string): Promise<PinProblem | null> {
    if (member === null) return { kind: "unknown-staff" };
    const nowMs = clock.nowMs();
    let untilMs: number | null = null;
    // The try counts as wrong until it proves right: neither a second tab nor a reload makes it free.
    const tries = await store.changePinTries(member.id, (now) => {
      untilMs = lockedUntil(now ?? NO_TRIES, nowMs);
      return untilMs === null ? afterWrongPin(now ?? NO_TRIES, nowMs) : (now ?? NO_TRIES);
    });
    if (untilMs !== null) return { kind: "locked", untilMs };
    if (await isRightPin(crypto, member.pin, pin)) {
      await store.changePinTries(member.id, () => NO_TRIES);
      return null;
    }
    return tries.lockedUntilMs === null
      ? { kind: "wrong-pin", triesLeft: triesLeft(tries) }
      : { kind: "locked", untilMs: tries.lockedUntilMs };
  }

  return {
    async staff() {
      const { staff } = await store.directory();
      return staff.map(named).toSorted((a, b) => a.name.localeCompare(b.name));
    },

    async signIn(staffId, pin): Promise<SignIn> {
      const member = await memberOf(staffId);
      const problem = await checkPin(member, pin);
      if (problem !== null || member === null) return problem ?? { kind: "unknown-staff" };
      await store.change("session", () => ({ staffId, sinceMs: clock.nowMs() }));
      return { kind: "signed-in", staff: named(member) };
    },

    signOut: () => store.change("session", () => null),

    async currentStaff() {
      const session = await store.get("session");
      const member = session === null ? null : await memberOf(session.staffId);
      return member === null ? null : named(member);
    },

    async approve(supervisorId, pin): Promise<Approval> {
      const member = await memberOf(supervisorId);
      if (member !== null && member.role !== "supervisor") return { kind: "not-a-supervisor" };
      const problem = await checkPin(member, pin);
      if (problem !== null) return problem;
      return { kind: "approved", approval: { supervisorId } as SupervisorApproval };
    },
  };
}

function named({ id, name, role }: StaffMessage): StaffMember {
  return { id, name, role };
}
