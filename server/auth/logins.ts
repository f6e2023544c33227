import type { LoginDatabase } from "../store/members/member-store";
import { loginEmailOf } from "../store/members/logins";
import type { Browser } from "./browser";
import { COOKIE_PREFIX } from "./session-cookie";

/** A session of a member, as a cookie proves it. */
export type Session = { readonly id: string; readonly memberId: string };

/**
 * Passwords, sessions and passkeys, as better-auth knows them: it sees members' ids and nothing else of them. Cookies go
 * to the browser as part of what is done.
 */
export type Logins = {
  /** Null where there is none, or it is over; one that goes on gets a later end now and then. */
  sessionOf(browser: Browser): Promise<Session | null>;
  /** Begins a session where the password is right. Takes as long for somebody who is not there (`null`). */
  signIn(browser: Browser, memberId: string | null, password: string): Promise<boolean>;
  signOut(browser: Browser): Promise<void>;
  /** Ends all other sessions; this one goes on under another cookie. False: the password is not that. */
  changePassword(browser: Browser, current: string, next: string): Promise<boolean>;
  hashOf(password: string): Promise<string>;
  isPassword(hash: string, password: string): Promise<boolean>;
  passkeyOptions(browser: Browser, name: string): Promise<object>;
  /** Its id; null where the browser's answer is not to what it was asked. */
  addPasskey(browser: Browser, name: string, credential: object): Promise<string | null>;
  passkeySignInOptions(browser: Browser): Promise<object>;
  /** Begins a session; null where the passkey is not known, or its answer not to what was asked. */
  passkeySignIn(browser: Browser, credential: object): Promise<Session | null>;
};

/** A session ends so long after it was last used, and after so long in any case. */
const IDLE_S = 12 * 60 * 60;
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;
const RENEWED_AFTER_S = 30 * 60;
/** Origins whose instances are kept: a server has one or two, the rest are somebody's play with headers. */
const ORIGINS_KEPT = 8;
const ADDRESS_HEADER = "x-tearoff-address";
/** In UTF-16 units; the rule of R65 counts characters. */
const LONGEST_PASSWORD = 512;

/**
 * @param secretOf what signs the cookies; asked for once
 * @param onSignedIn told of each session that begins
 * @param ownUrl where people open the app, where that is known
 */
export function createLogins(
  database: LoginDatabase,
  secretOf: () => Promise<string>,
  nowMs: () => number,
  onSignedIn: (browser: Browser, memberId: string) => Promise<void>,
  ownUrl: () => string | null,
): Logins {
  /** The one that was used last stands last. */
  const instances = new Map<string, Promise<Instance>>();
  const at = ({ origin }: Browser): Promise<Instance> => {
    const known = instances.get(origin);
    const instance = known ?? openAuth(database, secretOf, origin);
    instances.delete(origin);
    instances.set(origin, instance);
    if (known === undefined) {
      instance.catch(() => instances.delete(origin));
      forgetOne();
    }
    return instance;
  };
  function forgetOne(): void {
    const url = ownUrl();
    const own = url === null ? null : new URL(url).origin;
    const unused = [...instances.keys()].find((origin) => origin !== own);
    if (instances.size > ORIGINS_KEPT && unused !== undefined) instances.delete(unused);
  }
  return {
    async sessionOf(browser) {
      if (!(browser.headers.get("Cookie") ?? "").includes(COOKIE_PREFIX)) return null;
      const { api } = await at(browser);
      const { response, headers } = await api.getSession({ headers: headersOf(browser), returnHeaders: true });
      browser.setCookies(headers);
      if (response === null) return null;
      const { id, userId, createdAt } = response.session;
      return nowMs() - createdAt.getTime() >= LONGEST_MS ? null : { id, memberId: userId };
    },
    async signIn(browser, memberId, password) {
      const { api } = await at(browser);
      const body = { email: loginEmailOf(memberId ?? "nobody"), password };
      const signedIn = await unlessRefused(api.signInEmail({ body, headers: headersOf(browser), returnHeaders: true }));
      if (signedIn === null || memberId === null) return false;
      browser.setCookies(signedIn.headers);
      await onSignedIn(browser, memberId);
      return true;
    },
    async signOut(browser) {
      const { api } = await at(browser);
      const { headers } = await api.signOut({ headers: headersOf(browser), returnHeaders: true });
      browser.setCookies(headers);
    },
    async changePassword(browser, currentPassword, newPassword) {
      const { api } = await at(browser);
      const body = { currentPassword, newPassword, revokeOtherSessions: true };
      const changed = await unlessRefused(api.changePassword({ body, headers: headersOf(browser), returnHeaders: true }));
      if (changed !== null) browser.setCookies(changed.headers);
      return changed !== null;
    },
    hashOf: async (password) => await (await import("better-auth/crypto")).hashPassword(password),
    isPassword: async (hash, password) => await (await import("better-auth/crypto")).verifyPassword({ hash, password }),
    async passkeyOptions(browser, name) {
      const { api } = await at(browser);
      const asked = await api.generatePasskeyRegistrationOptions({ query: { name }, headers: headersOf(browser), returnHeaders: true });
      browser.setCookies(asked.headers);
      return asked.response;
    },
    async addPasskey(browser, name, credential) {
      const { api } = await at(browser);
      const body = { name, response: credential };
      const added = await unlessRefused(api.verifyPasskeyRegistration({ body, headers: headersOf(browser), returnHeaders: true }));
      return added?.response.id ?? null;
    },
    async passkeySignInOptions(browser) {
      const { api } = await at(browser);
      const asked = await api.generatePasskeyAuthenticationOptions({ headers: headersOf(browser), returnHeaders: true });
      browser.setCookies(asked.headers);
      return asked.response;
    },
    async passkeySignIn(browser, credential) {
      const { api } = await at(browser);
      const body = { response: credential as PasskeyAnswer };
      const signedIn = await unlessRefused(api.verifyPasskeyAuthentication({ body, headers: headersOf(browser), returnHeaders: true }));
      if (signedIn === null) return null;
      browser.setCookies(signedIn.headers);
      const { id, userId: memberId } = signedIn.response.session;
      await onSignedIn(browser, memberId);
      return { id, memberId };
    },
  };
}

/** Whatever the browser sent: better-auth looks at it before it believes any of it. */
type PasskeyAnswer = NonNullable<Parameters<Instance["api"]["verifyPasskeyAuthentication"]>[0]>["body"]["response"];

type Instance = Awaited<ReturnType<typeof openAuth>>;

/** Loaded when the first member comes: a server for tills alone does without. */
async function openAuth({ db, type }: LoginDatabase, secretOf: () => Promise<string>, origin: string) {
  const [{ betterAuth, APIError }, { passkey }, secret] = await Promise.all([
    import("better-auth"),
    import("@better-auth/passkey"),
    secretOf(),
  ]);
  const isSecure = origin.startsWith("https:");
  return betterAuth({
    appName: "Tearoff",
    baseURL: origin,
    secret,
    database: { db, type },
    user: { modelName: "login_users" },
    session: { modelName: "login_sessions", expiresIn: IDLE_S, updateAge: RENEWED_AFTER_S, cookieCache: { enabled: false } },
    account: { modelName: "login_accounts" },
    verification: { modelName: "login_challenges", storeIdentifier: "hashed" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: LONGEST_PASSWORD },
    plugins: [
      passkey({
        rpID: new URL(origin).hostname,
        rpName: "Tearoff",
        origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        authentication: {
          // A passkey stands for a password too: it has to have asked for a finger, a face or a PIN.
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError("UNAUTHORIZED");
          },
        },
        schema: { passkey: { modelName: "login_passkeys" } },
        advanced: { webAuthnChallengeCookie: `${COOKIE_PREFIX}-passkey` },
      }),
    ],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", secure: isSecure, path: "/" },
      // The whole address, as the log has it, and not the network alone.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
    },
    // Who calls how often is counted where every route is mounted.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** What better-auth gets to see of a request. */
function headersOf({ headers, origin, address, userAgent }: Browser): Headers {
  const seen = new Headers({ origin, "user-agent": userAgent });
  const cookie = headers.get("Cookie");
  if (cookie !== null) seen.set("cookie", cookie);
  if (address !== "") seen.set(ADDRESS_HEADER, address);
  return seen;
}

/** Its word for a new passkey that it cannot read, although that is a 500. */
const UNREADABLE_PASSKEY = "FAILED_TO_VERIFY_REGISTRATION";

/** Null where better-auth has refused, by an answer of the 400s; throws what is a bug or a broken database. */
async function unlessRefused<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (failure) {
    const { statusCode = 500, body } = failure as { readonly statusCode?: number; readonly body?: { readonly code?: string } };
    if (statusCode < 500 || body?.code === UNREADABLE_PASSKEY) return null;
    throw failure;
  }
}
