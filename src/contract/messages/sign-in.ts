import * as z from "zod/mini";
import { PLANS } from "../../domain/coupon/plan";
import { EMAIL_MAX_LENGTH } from "../../domain/member/email";
import { MEMBER_ROLES } from "../../domain/member/role";
import { visibleName } from "../../domain/wording/visible-name";
import { base64url, count, instantMs, text, uuid } from "./scalars";

/** Longest name of a member, a shop, a store or somebody of the staff. */
export const NAME_MAX_LENGTH = 60;

/** Something to call somebody or something by: one line, of which something is seen. */
export const name = z.string().check(z.trim(), z.regex(/^[^\p{Cc}\p{Cs}]*$/u), z.overwrite(visibleName), z.minLength(1), z.maxLength(NAME_MAX_LENGTH));

export const email = text(EMAIL_MAX_LENGTH);

/** Longer than any password that is taken (R65), as that counts characters and this counts UTF-16 units. */
export const password = text(512);

/** A secret out of a link, sent in a body so that it stands in no address. */
export const linkToken = text(100).check(z.regex(/^[A-Za-z0-9_-]+$/));

/** `zone`: IANA's name of its time zone. */
const workspace = z.object({ number: count, name: z.string(), demo: z.boolean(), zone: z.string(), plan: z.enum(PLANS) });

/** Who is signed in, where, and as what. */
export const meMessage = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role: z.enum(MEMBER_ROLES),
  workspace,
});

/**
 * What there is to sign in with. `setUp`: nobody owns this server yet, the link in its terminal makes the first owner.
 * `mail`: a forgotten password can be set anew by mail; else an owner makes a link.
 */
export const signInStatus = z.object({
  me: z.nullable(meMessage),
  setUp: z.boolean(),
  passkeys: z.boolean(),
  mail: z.boolean(),
});

/** `workspace`: which one, where the address and the password fit several. */
export const signInRequest = z.object({ email, password, workspace: z.optional(count) });

export const signInResponse = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("signed-in"), me: meMessage }),
  z.object({ kind: z.literal("choose"), workspaces: z.array(workspace) }),
]);

/** Nothing to tell. */
export const doneMessage = z.object({});

export const setUpRequest = z.object({
  token: linkToken,
  shop: name,
  /** IANA's name, such as `Europe/Lisbon`. */
  timeZone: text(60),
  name,
  email,
  password,
});

export const renameRequest = z.object({ name });

export const passwordRequest = z.object({ current: password, next: password });

export const resetRequest = z.object({ email });

export const resetConfirmation = z.object({ token: linkToken, password });

/** A browser that is signed in. `address` and `userAgent` as it told them when it signed in. */
export const sessionMessage = z.object({
  id: z.string(),
  current: z.boolean(),
  signedInMs: instantMs,
  seenMs: instantMs,
  expiresMs: instantMs,
  address: z.string(),
  userAgent: z.string(),
});

export const sessionsResponse = z.object({ sessions: z.array(sessionMessage) });

export const passkeyMessage = z.object({ id: z.string(), name: z.string(), createdMs: instantMs, syncs: z.boolean() });

export const passkeysResponse = z.object({ passkeys: z.array(passkeyMessage) });

/** For `navigator.credentials`, as `PublicKeyCredential.parse…OptionsFromJSON` takes it. */
export const passkeyOptions = z.object({ options: z.record(z.string(), z.unknown()) });

const credentialId = base64url.check(z.minLength(1), z.maxLength(1_400));

/** What `PublicKeyCredential.toJSON` gives. */
const credential = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()])),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});

export const newPasskey = z.object({ name, credential });

export const passkeySignIn = z.object({ credential });

export type MeMessage = z.infer<typeof meMessage>;
export type SignInStatus = z.infer<typeof signInStatus>;
export type SessionMessage = z.infer<typeof sessionMessage>;
export type PasskeyMessage = z.infer<typeof passkeyMessage>;
export type PasskeyCredential = z.infer<typeof credential>;
