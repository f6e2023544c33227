import { newTestClaim } from "../../builders/claims";
import type { TearoffServer } from "./tearoff-server";
import { withStore } from "./with-store";

/** Claims coupons of a server's shop, each for a new contact; returns the paths of their links. */
export async function claimCoupons(server: TearoffServer, couponIds: readonly string[]): Promise<readonly string[]> {
  return await withStore(server, async (store) => {
    const [shop] = await store.workspaces();
    if (shop === undefined) throw new Error("There is no shop to claim coupons of.");
    const paths: string[] = [];
    for (const couponId of couponIds) {
      const made = await store.claim(shop.number, newTestClaim(couponId), Date.now());
      if (!made.ok) throw new Error(`${couponId} cannot be claimed: ${made.problem}`);
      paths.push(`/c/${made.value.token}`);
    }
    return paths;
  });
}
