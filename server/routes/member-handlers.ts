import type { MEMBER_ROUTES } from "../../src/contract/member-routes-table";
import { apiKeys, makeApiKey, revokeApiKey } from "./api-keys";
import { auditLog } from "./audit-log";
import { makeEnrolmentCode, renameTill } from "./desk";
import type { Handlers } from "./handler";
import { acceptInvitation, invitation, invitations, invite, revokeInvitation } from "./invitations";
import { addPasskey, endOtherSessions, endSession, me, passkeyOptions, passkeys, removePasskey, renameMe, sessions } from "./me";
import type { MemberDeps } from "./member-deps";
import { changeRole, members, removeMember, resetLink } from "./members";
import { askReset, changePassword, resetPassword } from "./password";
import { setUp } from "./set-up";
import { passkeySignIn, passkeySignInOptions, signIn, signInStatus, signOut } from "./sign-in";
import { addStaff, editStaff, removeStaff, setStaffPin, staff } from "./staff";
import { addStore, editStore, setStorePin, stores } from "./stores";

/** Signing in, members, and the shop as they run it. */
export function memberHandlers(deps: MemberDeps): Pick<Handlers, keyof typeof MEMBER_ROUTES> {
  return {
    signInStatus: signInStatus(deps),
    signIn: signIn(deps),
    passkeySignInOptions: passkeySignInOptions(deps),
    passkeySignIn: passkeySignIn(deps),
    signOut: signOut(deps),
    setUp: setUp(deps),
    askReset: askReset(deps),
    resetPassword: resetPassword(deps),
    invitation: invitation(deps),
    acceptInvitation: acceptInvitation(deps),
    me: me(deps),
    renameMe: renameMe(deps),
    changePassword: changePassword(deps),
    sessions: sessions(deps),
    endSession: endSession(deps),
    endOtherSessions: endOtherSessions(deps),
    passkeys: passkeys(deps),
    passkeyOptions: passkeyOptions(deps),
    addPasskey: addPasskey(deps),
    removePasskey: removePasskey(deps),
    members: members(deps),
    changeRole: changeRole(deps),
    removeMember: removeMember(deps),
    resetLink: resetLink(deps),
    invitations: invitations(deps),
    invite: invite(deps),
    revokeInvitation: revokeInvitation(deps),
    apiKeys: apiKeys(deps),
    makeApiKey: makeApiKey(deps),
    revokeApiKey: revokeApiKey(deps),
    stores: stores(deps),
    addStore: addStore(deps),
    editStore: editStore(deps),
    setStorePin: setStorePin(deps),
    staff: staff(deps),
    addStaff: addStaff(deps),
    editStaff: editStaff(deps),
    setStaffPin: setStaffPin(deps),
    removeStaff: removeStaff(deps),
    makeEnrolmentCode: makeEnrolmentCode(deps),
    renameTill: renameTill(deps),
    auditLog: auditLog(deps),
  };
}
