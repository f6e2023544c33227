import type { ProblemMessage } from "../../src/contract/messages/problem";
import { parseEmail } from "../../src/domain/member/email";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordProblem, passwordProblem } from "../../src/domain/member/password";
import { fail, ok } from "../../src/domain/result";
import { deedOf, SYSTEM } from "../auth/deed-of";
import { newId } from "../auth/new-id";
import { linkWith, newOneTimeToken } from "../auth/one-time-token";
import { hashOfToken } from "../auth/secrets";
import type { Browser } from "../auth/browser";
import type { LoginOnRecord } from "../store/members/member-store";
import type { Handler } from "./handler";
import type { MemberDeps } from "./member-deps";

/** How long a link to a new password works. */
const RESET_VALID_MS = 60 * 60 * 1000;

export const NOT_AN_ADDRESS: ProblemMessage = { problem: "bad-request", message: "This is no address for mail. Write it like ana@shop.example." };

const REFUSALS: Record<PasswordProblem, string> = {
  "too-short": `Take at least ${PASSWORD_MIN_LENGTH} characters. A few words in a row are easy to remember.`,
  "too-long": `Take at most ${PASSWORD_MAX_LENGTH} characters.`,
  common: "This is one of the first passwords that a stranger would try. Take another, such as a few words in a row.",
};

/** `own`: what a guesser knows of whose it is. Null: it can be taken (R65). */
export function passwordRefusal(password: string, own: readonly string[]): ProblemMessage | null {
  const problem = passwordProblem(password, own);
  return problem === null ? null : { problem: "password-not-usable", message: REFUSALS[problem] };
}

/** Answers the same for every address, and before it looks for one. */
export function askReset(deps: MemberDeps): Handler<"askReset"> {
  const { slowDown, log } = deps;
  return async ({ body, browser }) => {
    const mayAsk = await slowDown.beforeTry({ account: body.email.trim().toLowerCase(), address: browser.address, knownAs: null, asks: "mail" });
    if (!mayAsk.ok) return mayAsk;
    sendLinks(deps, body.email, browser).catch((failure: unknown) => log.error({ err: failure }, "A mail for a new password was not sent."));
    return ok({});
  };
}

async function sendLinks(deps: MemberDeps, address: string, browser: Browser): Promise<void> {
  const email = parseEmail(address);
  if (!email.ok) return;
  for (const member of await deps.store.loginsByEmail(email.value)) await sendLink(deps, member, browser);
}

/** Where nothing can send mail, the link goes to a log that only its developer reads, or that of a demo. */
async function sendLink(deps: MemberDeps, member: LoginOnRecord, browser: Browser): Promise<void> {
  const { sendMail, log, isDevelopment = false } = deps;
  // Never the address that a request names: whoever sends it could have the link lead to a page of their own.
  const url = deps.ownUrl?.() ?? null;
  const mayLog = isDevelopment || member.shop.demo;
  if (url === null || (sendMail === undefined && !mayLog)) return;
  const { token, expiresMs } = await makeResetLink(deps, member, SYSTEM, browser);
  const link = linkWith("reset", url, token);
  if (sendMail === undefined) return log.warn({ link }, "A link to a new password. With SMTP_URL it would be sent by mail.");
  await sendMail({ to: member.email, subject: `A new password for ${member.shop.name}`, text: mailText(member, link, expiresMs - deps.nowMs()) });
}

function mailText(member: LoginOnRecord, link: string, validMs: number): string {
  return [
    `Hello ${member.name},`,
    "",
    `somebody asked for a new password for your login at ${member.shop.name} in Tearoff. To set one, open`,
    "",
    link,
    "",
    `The link works once, for ${Math.round(validMs / 60_000)} minutes. If it was not you who asked, leave it: your password stays as it is.`,
    "",
  ].join("\n");
}

export async function makeResetLink(deps: MemberDeps, member: { workspace: number; id: string }, by: Parameters<typeof deedOf>[1], browser: Browser) {
  const { store, nowMs, randomBytes } = deps;
  const { token, tokenHash } = newOneTimeToken(randomBytes);
  const expiresMs = nowMs() + RESET_VALID_MS;
  const link = { workspace: member.workspace, id: newId(nowMs(), randomBytes), tokenHash, expiresMs, for: { kind: "reset", memberId: member.id } } as const;
  await store.addLink(link, deedOf(deps, by, browser));
  return { token, expiresMs };
}

export function resetPassword(deps: MemberDeps): Handler<"resetPassword"> {
  const { store, logins, nowMs, slowDown } = deps;
  return async ({ body, browser }) => {
    const tokenHash = hashOfToken(body.token);
    const link = await store.linkByToken("reset", tokenHash, nowMs());
    const memberId = link?.memberId ?? null;
    const member = memberId === null ? null : await store.memberById(memberId);
    if (member === null) return fail(OVER);
    const refusal = passwordRefusal(body.password, [member.email, member.name]);
    if (refusal !== null) return fail(refusal);
    const deed = deedOf(deps, { kind: "member", ...member }, browser);
    const reset = await store.resetPassword(tokenHash, await logins.hashOf(body.password), deed);
    if (!reset.ok) return fail(OVER);
    // Whoever could open the link need not wait for what others have tried.
    await slowDown.forgive(member.email);
    return ok({});
  };
}

const OVER: ProblemMessage = { problem: "link-not-usable", message: "This link was used or is too old. Ask for a new one." };

export function changePassword(deps: MemberDeps): Handler<"changePassword"> {
  const { store, logins, slowDown } = deps;
  return async ({ by, body, browser }) => {
    const member = await store.memberById(by.id);
    if (member === null) return fail({ problem: "not-signed-in", message: "Sign in to go on." });
    const refusal = passwordRefusal(body.next, [member.email, member.name]);
    if (refusal !== null) return fail(refusal);
    // Apart from tries to sign in: no stranger keeps a member who is in from a new password.
    const trier = { account: `own password of ${member.id}`, address: browser.address, knownAs: null };
    const mayTry = await slowDown.beforeTry(trier);
    if (!mayTry.ok) return mayTry;
    if (!(await logins.changePassword(browser, body.current, body.next))) {
      return fail({ problem: "not-allowed", message: "This is not your present password. Try again." });
    }
    await slowDown.afterRight(trier);
    await store.notePasswordChanged(by, deedOf(deps, by, browser));
    return ok({});
  };
}
