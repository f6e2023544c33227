import * as z from "zod/mini";
import { MEMBER_ROLES } from "../../domain/member/role";
import { API_KEY_SCOPES } from "../access";
import { instantMs, text, uuid } from "./scalars";
import { email, linkToken, name, password } from "./sign-in";

/** `seenMs`: within half an hour; null: is signed in nowhere. */
export const memberMessage = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role: z.enum(MEMBER_ROLES),
  joinedMs: instantMs,
  seenMs: z.nullable(instantMs),
});

export const membersResponse = z.object({ members: z.array(memberMessage) });

export const roleRequest = z.object({ role: z.enum(MEMBER_ROLES) });

/** `note`: whom it is for, in the inviter's words. */
export const inviteRequest = z.object({ role: z.enum(MEMBER_ROLES), note: text(100) });

export const invitationMessage = z.object({
  id: uuid,
  role: z.enum(MEMBER_ROLES),
  note: z.string(),
  invitedBy: z.string(),
  createdMs: instantMs,
  expiresMs: instantMs,
});

/** Those that can still be accepted, the newest first. */
export const invitationsResponse = z.object({ invitations: z.array(invitationMessage) });

/** A link that works once; it is shown this once, and kept only as a digest. */
export const oneTimeLink = z.object({ link: z.string(), expiresMs: instantMs });

export const inviteResponse = z.object({ invitation: invitationMessage, link: z.string() });

export const invitationLookUp = z.object({ token: linkToken });

/** What an invitation says to whoever opens its link. */
export const invitationAtDoor = z.object({ shop: z.string(), role: z.enum(MEMBER_ROLES), expiresMs: instantMs });

export const acceptRequest = z.object({ token: linkToken, name, email, password });

export const apiKeyMessage = z.object({
  id: uuid,
  name: z.string(),
  scopes: z.array(z.enum(API_KEY_SCOPES)),
  createdMs: instantMs,
  revokedMs: z.nullable(instantMs),
});

export const apiKeysResponse = z.object({ keys: z.array(apiKeyMessage) });

export const newApiKey = z.object({ name, scopes: z.array(z.enum(API_KEY_SCOPES)).check(z.minLength(1)) });

/** `key`: shown this once. */
export const newApiKeyResponse = z.object({ id: uuid, key: z.string() });

export type MemberMessage = z.infer<typeof memberMessage>;
export type InvitationMessage = z.infer<typeof invitationMessage>;
