import type { StaffMessage } from "../../contract/messages/snapshot";
import type { TillStore } from "../db/till-store";
import type { PinDesk } from "./pin-desk";
import { isRightPin, NOBODYS_PIN } from "./pin-digest";
import type { SessionDesk } from "./session-desk";
import type { Approval, PinProblem, SignIn, StaffMember, SupervisorApproval, Till } from "./till";

type DeskDeps = { readonly store: TillStore; readonly crypto: Crypto; readonly pins: PinDesk; readonly session: SessionDesk };

export type StaffDesk = Pick<Till, "staff" | "signIn" | "signOut" | "currentStaff" | "lockedStaff" | "approve" | "pinWait" | "liftPinWait">;

/** Who stands at the till: known by name and PIN, with the network or without. */
export function createStaffDesk({ store, crypto, pins, session }: DeskDeps): StaffDesk {
  async function memberOf(staffId: string): Promise<StaffMessage | null> {
    return (await store.directory()).staff.find(({ id }) => id === staffId) ?? null;
  }

  async function namedBy(staffId: string | null | undefined): Promise<StaffMember | null> {
    const member = staffId ? await memberOf(staffId) : null;
    return member === null ? null : named(member);
  }

  async function checkPin(member: StaffMessage | null, pin: string): Promise<PinProblem | null> {
    if (member === null) {
      await isRightPin(crypto, NOBODYS_PIN, pin);
      return { kind: "unknown-staff" };
    }
    // The try counts as wrong until it proves right: neither a second tab nor a reload makes it free.
    const { taken, atMs, ifWrong } = await pins.count(member);
    if (!taken || !(await isRightPin(crypto, member.pin, pin))) return ifWrong;
    await pins.forget(member.id, atMs);
    return null;
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
      await session.begin(staffId);
      return { kind: "signed-in", staff: named(member) };
    },

    signOut: session.end,
    currentStaff: async () => namedBy((await store.get("session"))?.staffId),
    lockedStaff: async () => namedBy(await store.get("lockedStaffId")),

    async approve(supervisorId, pin): Promise<Approval> {
      const member = await memberOf(supervisorId);
      if (member !== null && member.role !== "supervisor") return { kind: "not-a-supervisor" };
      const problem = await checkPin(member, pin);
      if (problem !== null) return problem;
      return { kind: "approved", approval: { supervisorId } as SupervisorApproval };
    },

    async pinWait(staffId) {
      const member = await memberOf(staffId);
      return member === null ? null : pins.wait(member);
    },

    async liftPinWait(_approval, staffId) {
      const member = await memberOf(staffId);
      // A supervisor could guess another's PIN for as long as they like.
      if (member?.role === "cashier") await pins.forget(staffId);
    },
  };
}

function named({ id, name, role }: StaffMessage): StaffMember {
  return { id, name, role };
}
