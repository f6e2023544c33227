import { LOOKS, MANAGES, ONESELF, OWNS, READS_STORES } from "./access";
import { auditQuery, auditResponse } from "./messages/audit";
import {
  acceptRequest, apiKeyMessage, apiKeysResponse, invitationAtDoor, invitationLookUp, invitationMessage, invitationsResponse,
  inviteRequest, inviteResponse, memberMessage, membersResponse, newApiKey, newApiKeyResponse, oneTimeLink, roleRequest,
} from "./messages/members";
import { tillAtDesk } from "./messages/desk";
import {
  enrolmentCodeRequest, enrolmentCodeResponse, newStaffRequest, staffAtDesk, staffPinRequest, staffRequest, staffResponse,
  storeAtDesk, storePinRequest, storeRequest, storesResponse, tillNameRequest,
} from "./messages/shop";
import {
  doneMessage, meMessage, newPasskey, passkeyMessage, passkeyOptions, passkeySignIn, passkeysResponse, passwordRequest,
  renameRequest, resetConfirmation, resetRequest, sessionsResponse, setUpRequest, signInRequest, signInResponse, signInStatus,
} from "./messages/sign-in";
import type { Route } from "./route";

const SMALL = 4_096;

/** Signing in, members, and the shop as they run it. */
export const MEMBER_ROUTES = {
  signInStatus: {
    method: "GET", path: "/api/sign-in", access: "anyone",
    summary: "Who is signed in with this browser, and what there is to sign in with.",
    response: signInStatus,
  },
  signIn: {
    method: "POST", path: "/api/sign-in", access: "anyone", fromOwnPages: true,
    summary: "Sign in with an address and a password; the answer sets a cookie.",
    body: signInRequest, response: signInResponse, maxBodyBytes: SMALL,
  },
  passkeySignInOptions: {
    method: "POST", path: "/api/sign-in/passkey-options", access: "anyone", fromOwnPages: true,
    summary: "What a browser asks its passkeys for.",
    response: passkeyOptions,
  },
  passkeySignIn: {
    method: "POST", path: "/api/sign-in/passkey", access: "anyone", fromOwnPages: true,
    summary: "Sign in with a passkey; the answer sets a cookie.",
    body: passkeySignIn, response: signInResponse, maxBodyBytes: 20_000,
  },
  signOut: {
    method: "POST", path: "/api/sign-out", access: ONESELF,
    summary: "End this browser's session.",
    response: doneMessage,
  },
  setUp: {
    method: "POST", path: "/api/set-up", access: "anyone", fromOwnPages: true,
    summary: "Make the shop and its first owner, with the token of the link that the server printed; once.",
    body: setUpRequest, response: meMessage, maxBodyBytes: SMALL,
  },
  askReset: {
    method: "POST", path: "/api/password-reset", access: "anyone", fromOwnPages: true,
    summary: "Ask for a mail with a link to a new password; the answer is the same for every address.",
    body: resetRequest, response: doneMessage, maxBodyBytes: SMALL,
  },
  resetPassword: {
    method: "POST", path: "/api/password-reset/confirmation", access: "anyone",
    summary: "Set a new password with the token of a link; every session of the member ends.",
    body: resetConfirmation, response: doneMessage, maxBodyBytes: SMALL,
  },
  invitation: {
    method: "POST", path: "/api/invitations/look-up", access: "anyone",
    summary: "What an invitation is for, by the token of its link.",
    body: invitationLookUp, response: invitationAtDoor, maxBodyBytes: SMALL,
  },
  acceptInvitation: {
    method: "POST", path: "/api/invitations/acceptance", access: "anyone", fromOwnPages: true,
    summary: "Become a member, with the token of an invitation; the answer sets a cookie.",
    body: acceptRequest, response: meMessage, maxBodyBytes: SMALL,
  },
  me: { method: "GET", path: "/api/me", access: ONESELF, summary: "Who is signed in.", response: meMessage },
  renameMe: {
    method: "POST", path: "/api/me/name", access: ONESELF,
    summary: "Change one's own name.",
    body: renameRequest, response: meMessage, maxBodyBytes: SMALL,
  },
  changePassword: {
    method: "POST", path: "/api/me/password", access: ONESELF,
    summary: "Change one's own password; every other session ends, this one goes on under a new cookie.",
    body: passwordRequest, response: doneMessage, maxBodyBytes: SMALL,
  },
  sessions: {
    method: "GET", path: "/api/me/sessions", access: ONESELF,
    summary: "One's own sessions, the latest first.",
    response: sessionsResponse,
  },
  endSession: {
    method: "POST", path: "/api/me/sessions/{sessionId}/end", access: ONESELF,
    summary: "End one of one's own sessions.",
    response: sessionsResponse,
  },
  endOtherSessions: {
    method: "POST", path: "/api/me/sessions/end-others", access: ONESELF,
    summary: "End all of one's own sessions but this one.",
    response: sessionsResponse,
  },
  passkeys: {
    method: "GET", path: "/api/me/passkeys", access: ONESELF,
    summary: "One's own passkeys.",
    response: passkeysResponse,
  },
  passkeyOptions: {
    method: "POST", path: "/api/me/passkeys/options", access: ONESELF,
    summary: "What a browser needs to make a passkey; for a day after signing in.",
    response: passkeyOptions,
  },
  addPasskey: {
    method: "POST", path: "/api/me/passkeys", access: ONESELF,
    summary: "Keep the passkey that the browser has made.",
    body: newPasskey, response: passkeyMessage, maxBodyBytes: 20_000,
  },
  removePasskey: {
    method: "POST", path: "/api/me/passkeys/{passkeyId}/removal", access: ONESELF,
    summary: "Remove one of one's own passkeys.",
    response: passkeysResponse,
  },
  members: { method: "GET", path: "/api/members", access: { member: "manager" }, summary: "Who has a login here.", response: membersResponse },
  changeRole: {
    method: "POST", path: "/api/members/{memberId}/role", access: OWNS,
    summary: "Give a member another role; the last owner stays one.",
    body: roleRequest, response: memberMessage, maxBodyBytes: SMALL,
  },
  removeMember: {
    method: "POST", path: "/api/members/{memberId}/removal", access: OWNS,
    summary: "Remove a member, with every session and passkey; the last owner stays.",
    response: membersResponse,
  },
  resetLink: {
    method: "POST", path: "/api/members/{memberId}/reset-link", access: OWNS,
    summary: "Make a link with which a member sets a new password.",
    response: oneTimeLink,
  },
  invitations: {
    method: "GET", path: "/api/invitations", access: OWNS,
    summary: "Invitations that can still be accepted.",
    response: invitationsResponse,
  },
  invite: {
    method: "POST", path: "/api/invitations", access: OWNS,
    summary: "Make a link with which somebody becomes a member, once, within a week.",
    body: inviteRequest, response: inviteResponse, maxBodyBytes: SMALL,
  },
  revokeInvitation: {
    method: "POST", path: "/api/invitations/{invitationId}/revocation", access: OWNS,
    summary: "Take an invitation back.",
    response: invitationMessage,
  },
  apiKeys: { method: "GET", path: "/api/api-keys", access: OWNS, summary: "API keys, revoked ones too.", response: apiKeysResponse },
  makeApiKey: {
    method: "POST", path: "/api/api-keys", access: OWNS,
    summary: "Make an API key; it is shown once.",
    body: newApiKey, response: newApiKeyResponse, maxBodyBytes: SMALL,
  },
  revokeApiKey: {
    method: "POST", path: "/api/api-keys/{keyId}/revocation", access: OWNS,
    summary: "End an API key, for good.",
    response: apiKeyMessage,
  },
  stores: { method: "GET", path: "/api/stores", access: READS_STORES, summary: "The workspace's stores.", response: storesResponse },
  addStore: {
    method: "POST", path: "/api/stores", access: MANAGES,
    summary: "Add a store.",
    body: storeRequest, response: storeAtDesk, maxBodyBytes: SMALL,
  },
  editStore: {
    method: "POST", path: "/api/stores/{storeId}", access: MANAGES,
    summary: "Change a store's name and time zone.",
    body: storeRequest, response: storeAtDesk, maxBodyBytes: SMALL,
  },
  setStorePin: {
    method: "POST", path: "/api/stores/{storeId}/pin", access: MANAGES,
    summary: "Set or take away the PIN that redeems on a customer's phone.",
    body: storePinRequest, response: storeAtDesk, maxBodyBytes: SMALL,
  },
  staff: { method: "GET", path: "/api/staff", access: LOOKS, summary: "Cashiers and supervisors.", response: staffResponse },
  addStaff: {
    method: "POST", path: "/api/staff", access: MANAGES,
    summary: "Add somebody who works at tills.",
    body: newStaffRequest, response: staffAtDesk, maxBodyBytes: SMALL,
  },
  editStaff: {
    method: "POST", path: "/api/staff/{staffId}", access: MANAGES,
    summary: "Change a cashier's or supervisor's name and role.",
    body: staffRequest, response: staffAtDesk, maxBodyBytes: SMALL,
  },
  setStaffPin: {
    method: "POST", path: "/api/staff/{staffId}/pin", access: MANAGES,
    summary: "Set somebody's PIN.",
    body: staffPinRequest, response: staffAtDesk, maxBodyBytes: SMALL,
  },
  removeStaff: {
    method: "POST", path: "/api/staff/{staffId}/removal", access: MANAGES,
    summary: "Remove somebody from all tills, for good; what they redeemed keeps their name.",
    response: staffAtDesk,
  },
  makeEnrolmentCode: {
    method: "POST", path: "/api/enrolment-codes", access: MANAGES,
    summary: "Make a code that turns a browser into a till of a store: once, within ten minutes.",
    body: enrolmentCodeRequest, response: enrolmentCodeResponse, maxBodyBytes: SMALL,
  },
  renameTill: {
    method: "POST", path: "/api/tills/{installationId}/name", access: MANAGES,
    summary: "Call a till by another name.",
    body: tillNameRequest, response: tillAtDesk, maxBodyBytes: SMALL,
  },
  auditLog: {
    method: "GET", path: "/api/audit", access: MANAGES,
    summary: "Every change that was made, by whom and from where, the newest first.",
    query: auditQuery, response: auditResponse,
  },
} as const satisfies Record<string, Route>;
