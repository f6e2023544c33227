import type { Sql } from "../sql";
import { auditLog, record } from "./audit-log";
import { endSessions, passkeysOf, removePasskey, sessionsOf } from "./logins";
import { acceptInvitation, addLink, invitationsOf, linkByToken, notePasswordChanged, resetPassword, revokeInvitation } from "./member-links";
import type { MemberStore } from "./member-store";
import { changeRole, loginsByEmail, memberById, membersOf, removeMember, renameMember } from "./members";
import { renameTill } from "./rename-till";
import { addStaff, addStore, editStaff, editStore, removeStaff, setStorePin, staffAtDesk, storesAtDesk } from "./shop-at-desk";
import { sharedSecret } from "./shared-secret";
import { countTry, forgetTries, triesOf } from "./tries";

/** The part of the store that is about who may do what. */
export function createMemberStore(sql: Sql): MemberStore {
  return {
    members: (workspace) => membersOf(sql, workspace),
    memberById: (id) => memberById(sql, id),
    loginsByEmail: (email) => loginsByEmail(sql, email),
    renameMember: (workspace, id, name, deed) => renameMember(sql, workspace, id, name, deed),
    changeRole: (workspace, id, role, deed) => changeRole(sql, workspace, id, role, deed),
    removeMember: (workspace, id, deed) => removeMember(sql, workspace, id, deed),
    addLink: (link, deed) => addLink(sql, link, deed),
    invitations: (workspace, nowMs) => invitationsOf(sql, workspace, nowMs),
    revokeInvitation: (workspace, id, deed) => revokeInvitation(sql, workspace, id, deed),
    linkByToken: (kind, tokenHash, nowMs) => linkByToken(sql, kind, tokenHash, nowMs),
    acceptInvitation: (tokenHash, member, deed) => acceptInvitation(sql, tokenHash, member, deed),
    resetPassword: (tokenHash, passwordHash, deed) => resetPassword(sql, tokenHash, passwordHash, deed),
    notePasswordChanged: (member, deed) => notePasswordChanged(sql, member, deed),
    sessions: (memberId) => sessionsOf(sql, memberId),
    endSessions: (member, which, deed) => endSessions(sql, member, which, deed),
    passkeys: (memberId) => passkeysOf(sql, memberId),
    removePasskey: (member, id, deed) => removePasskey(sql, member, id, deed),
    storesAtDesk: (workspace) => storesAtDesk(sql, workspace),
    addStore: (workspace, store, deed) => addStore(sql, workspace, store, deed),
    editStore: (workspace, id, store, deed) => editStore(sql, workspace, id, store, deed),
    setStorePin: (workspace, id, pin, deed) => setStorePin(sql, workspace, id, pin, deed),
    staffAtDesk: (workspace) => staffAtDesk(sql, workspace),
    addStaff: (workspace, member, deed) => addStaff(sql, workspace, member, deed),
    editStaff: (workspace, id, change, deed) => editStaff(sql, workspace, id, change, deed),
    removeStaff: (workspace, id, deed) => removeStaff(sql, workspace, id, deed),
    renameTill: (workspace, id, name, deed) => renameTill(sql, workspace, id, name, deed),
    record: (workspace, entry, deed) => record(sql.db, workspace, entry, deed),
    auditLog: (workspace, page) => auditLog(sql, workspace, page),
    countTry: (who, nowMs) => countTry(sql, who, nowMs),
    forgetTries: (who, howMany) => forgetTries(sql, who, howMany),
    tries: (who) => triesOf(sql, who),
    sharedSecret: (name, fresh) => sharedSecret(sql, name, fresh),
    logins: { db: sql.db, type: sql.rowLocks ? "postgres" : "sqlite" },
  };
}
