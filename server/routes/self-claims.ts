import type { SelfClaimOffer } from "../../src/contract/messages/self-claims";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { SELF_CLAIM_ROUTES } from "../../src/contract/self-claim-routes-table";
import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import type { Coupon } from "../../src/domain/coupon/coupon";
import { couponStatus } from "../../src/domain/coupon/coupon-status";
import type { ClaimRefusal } from "../../src/domain/coupon/decide-claim";
import { parseReachable, parseSelfClaimAddress, type SelfClaimTarget } from "../../src/domain/coupon/self-claim";
import { fail, ok } from "../../src/domain/result";
import { digestOfName, keepName, namesOf } from "../auth/claiming-browser";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import { createTokenBuckets, type Rate } from "../limits/token-buckets";
import { sayClaimRefusal } from "../store/contacts/say-claim-refusal";
import type { CouponToClaim } from "../store/self-claims/self-claim-store";
import type { Handlers } from "./handler";

/** Of one coupon, by all customers together, in each process: a poster that goes round must not take what tills need. */
export const SELF_CLAIM_RATE: Rate = { burst: 200, perSecond: 20 };
const MOST_COUPONS = 10_000;

/** Coupons that customers claim by themselves (R89). */
export function selfClaimHandlers(deps: Deps): Pick<Handlers, keyof typeof SELF_CLAIM_ROUTES> {
  const { store, nowMs, randomBytes } = deps;
  const perCoupon = createTokenBuckets(SELF_CLAIM_RATE, MOST_COUPONS, nowMs);

  return {
    selfClaimOffer: async ({ parameters, query, browser }) => {
      const found = await claimable(deps, parameters.address);
      if (found === null) return fail(NOTHING_HERE);
      const { target, coupon, zone } = found;
      const digests = namesOf(browser, query.browser).map((name) => digestOfName(target.workspace, name));
      const token = await store.claimOfBrowser(target, digests);
      if (token !== null) return ok({ kind: "claimed", token });
      const reason = closedBecause(coupon, nowMs());
      return ok(reason === null ? offerOf(found) : { kind: "refused", reason, wording: sayClaimRefusal(reason, coupon, zone) });
    },
    selfClaim: async ({ parameters, body, browser }) => {
      const found = await claimable(deps, parameters.address);
      if (found === null) return fail(NOTHING_HERE);
      const { target: { workspace, couponId }, coupon, zone } = found;
      if (perCoupon.take(`${workspace} ${couponId}`) > 0) return fail(TOO_MANY);
      const reach = coupon.selfClaim === "contact" ? parseReachable(body.reach ?? "") : null;
      if (reach?.ok === false) return ok({ kind: "not-reachable" });
      const [name = newId(nowMs(), randomBytes), ...others] = namesOf(browser, body.browser);
      const [digest, ...otherDigests] = [digestOfName(workspace, name), ...others.map((other) => digestOfName(workspace, other))] as const;
      const contact = { id: newId(nowMs(), randomBytes), channel: "other", externalId: reach?.ok === true ? reach.value : `browser:${digest}` } as const;
      const claim = { claimId: claimIdFromBytes(randomBytes(16)), couponId: coupon.couponId, contact };
      const claimed = await store.claimBySelf(workspace, { claim, browsers: [digest, ...otherDigests] }, nowMs());
      keepName(browser, name);
      if (claimed.ok) return ok({ kind: "claimed", token: claimed.value.token });
      if (claimed.problem.kind === "unknown-coupon") return fail(NOTHING_HERE);
      const { reason } = claimed.problem;
      return ok({ kind: "refused", reason, wording: sayClaimRefusal(reason, claimed.problem.coupon, zone) });
    },
  };
}

/** What is to be had at a coupon's own link, whoever asks; null where it is nothing now. */
export async function offerAt({ store, nowMs }: Pick<Deps, "store" | "nowMs">, address: string): Promise<Offer | null> {
  const found = await claimable({ store }, address);
  return found === null || closedBecause(found.coupon, nowMs()) !== null ? null : offerOf(found);
}

async function claimable({ store }: Pick<Deps, "store">, address: string): Promise<(CouponToClaim & { readonly target: SelfClaimTarget }) | null> {
  const target = parseSelfClaimAddress(address);
  const found = target === null ? null : await store.couponToClaim(target);
  return target === null || found === null || found.coupon.selfClaim === "off" ? null : { ...found, target };
}

type Offer = Extract<SelfClaimOffer, { kind: "offer" }>;

/** The same where there is no such coupon as where it is not for customers to claim. */
const NOTHING_HERE: ProblemMessage = { problem: "not-found", message: "There is no coupon at this link." };
const TOO_MANY: ProblemMessage = { problem: "too-many-requests", message: "Very many people want this coupon now. Wait a moment, then try again." };

/** What can be told before anybody asks for it. */
function closedBecause(coupon: Coupon, nowMs: number): ClaimRefusal | null {
  switch (couponStatus(coupon, nowMs)) {
    case "active":
      return null;
    case "scheduled":
      return "notYetValid";
    case "expired":
      return "expired";
    case "revoked":
      return "revoked";
  }
}

function offerOf({ shop, coupon: { title, page, termsText, selfClaim } }: CouponToClaim): Offer {
  const { description, bannerUrl, logoUrl, colour } = page;
  return { kind: "offer", shop, title, description, bannerUrl, logoUrl, colour, termsText, asksContact: selfClaim === "contact" };
}
