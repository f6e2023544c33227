import * as z from "zod/mini";
import { type CouponPageResponse, couponPageResponse } from "../../../contract/messages/coupon-page";

/** What asking for a coupon's page brought. `unknown`: the server has no coupon at this link. */
export type PageReply = CouponPageResponse | { readonly kind: "unknown" } | { readonly kind: "no-answer" };

/** The two requests of a coupon's page. They throw for nothing that a network or a server can do. */
export interface CouponServer {
  /** @param version of the page that is here already */
  page(token: string, version: string | undefined): Promise<PageReply>;
  /** @returns whether the server has heard it */
  tellOpened(token: string, atMs: number): Promise<boolean>;
}

const LIMIT_MS = 10_000;
const NO_COUPON = z.object({ problem: z.literal("not-found") });

export function createCouponServer(fetch: typeof globalThis.fetch): CouponServer {
  async function ask(path: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly said: unknown } | null> {
    try {
      const response = await fetch(path, { ...init, cache: "no-store", signal: AbortSignal.timeout(LIMIT_MS) });
      return { status: response.status, said: await response.json() };
    } catch {
      // No network, too slow, or a page of somebody else's in between: all the same to who looks at a coupon.
      return null;
    }
  }
  const pathOf = (token: string) => `/api/c/${encodeURIComponent(token)}`;
  return {
    async page(token, version) {
      const answer = await ask(pathOf(token) + (version === undefined ? "" : `?version=${encodeURIComponent(version)}`));
      if (answer?.status === 404 && z.safeParse(NO_COUPON, answer.said).success) return { kind: "unknown" };
      const page = answer?.status === 200 ? z.safeParse(couponPageResponse, answer.said) : null;
      return page?.success === true ? page.data : { kind: "no-answer" };
    },
    async tellOpened(token, atMs) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ atMs }) };
      return (await ask(`${pathOf(token)}/opened`, init))?.status === 200;
    },
  };
}
