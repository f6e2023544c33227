import { LOOKS, MANAGES } from "./access";
import { leaseAtDesk, leasesAtDeskQuery, leasesAtDeskResponse } from "./messages/leases";
import type { Route } from "./route";

/** Shares of capped coupons, as those who run the shop see them. */
export const LEASE_ROUTES = {
  leasesAtDesk: {
    method: "GET",
    path: "/api/leases",
    access: LOOKS,
    summary: "Shares of capped coupons that tills hold, those of the longest ago first, with the units at risk.",
    query: leasesAtDeskQuery,
    response: leasesAtDeskResponse,
  },
  writeOffLease: {
    method: "POST",
    path: "/api/leases/{leaseId}/write-off",
    access: MANAGES,
    summary: "Give the units at risk of a lease back to all tills, for good. What its till has spent and not yet sent takes units like any other, while there are any.",
    response: leaseAtDesk,
  },
} as const satisfies Record<string, Route>;
