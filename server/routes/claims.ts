import type { CLAIM_ROUTES } from "../../src/contract/claim-routes-table";
import type { ClaimRequest } from "../../src/contract/messages/claims";
import type { ContactAtDesk } from "../../src/contract/messages/contacts";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import { fail, ok, type Result } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import type { NewClaim } from "../store/store";
import type { Handler, Handlers } from "./handler";
import { NO_SUCH_COUPON } from "./no-such-coupon";

/** Coupons handed out by automations (R51, R75). */
export function claimHandlers(deps: Deps): Pick<Handlers, keyof typeof CLAIM_ROUTES> {
  const { store } = deps;
  return {
    claim: claim(deps),
    claims: async ({ by, query }) => ok(await store.claims(by.workspace, query)),
    claimAtDesk: async ({ by, parameters: { claimId } }) => {
      const found = await store.claimAtDesk(by.workspace, claimId);
      return found === null ? fail({ problem: "not-found", message: "There is no such claim here." }) : ok(found);
    },
    contacts: async ({ by, query }) => ok(await store.contacts(by.workspace, query)),
    contact: ({ by, parameters: { contactId } }) => contactNow(deps, by.workspace, contactId),
    eraseContact: async ({ by, parameters: { contactId }, browser }) => {
      await store.eraseContact(by.workspace, contactId, deedOf(deps, by, browser));
      return await contactNow(deps, by.workspace, contactId);
    },
  };
}

function claim(deps: Deps): Handler<"claim"> {
  return async ({ by, body, browser }) => {
    const wish = { keyId: by.id, idempotencyKey: body.idempotencyKey, claim: newClaim(deps, body) };
    const answered = await deps.store.claimOnce(by.workspace, wish, deps.nowMs());
    if (!answered.ok) return fail(PROBLEMS[answered.problem]);
    const answer = answered.value;
    if (answer.kind === "refused") return ok(answer);
    const { token, ...claimed } = answer;
    return ok({ ...claimed, state: "claimed", link: `${deps.ownUrl?.() ?? browser.origin}/c/${token}` });
  };
}

const PROBLEMS = {
  "unknown-coupon": NO_SUCH_COUPON,
  "idempotency-key-used": { problem: "idempotency-key-used", message: "Another wish has come under this idempotency key. Make a new key for each wish." },
} as const;

async function contactNow({ store }: Deps, workspace: number, contactId: string): Promise<Result<ContactAtDesk, ProblemMessage>> {
  const found = await store.contactAtDesk(workspace, contactId);
  return found === null ? fail({ problem: "not-found", message: "There is no such contact here." }) : ok(found);
}

function newClaim({ nowMs, randomBytes }: Deps, { couponId, contact: { channel, externalId, name, locale } }: ClaimRequest): NewClaim {
  const said = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) };
  return { claimId: claimIdFromBytes(randomBytes(16)), couponId, contact: { id: newId(nowMs(), randomBytes), channel, externalId, ...said } };
}
