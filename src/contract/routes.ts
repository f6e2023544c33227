import type * as z from "zod/mini";
import { LOOKS, MANAGES } from "./access";
import { COUPON_PAGE_ROUTES } from "./coupon-page-routes-table";
import { CLAIM_ROUTES } from "./claim-routes-table";
import { COUPON_ROUTES } from "./coupon-routes-table";
import { EXTERNAL_ROUTES } from "./external-routes-table";
import { IMAGE_ROUTES } from "./image-routes-table";
import { FIGURES_ROUTES } from "./figures-routes-table";
import { LEASE_ROUTES } from "./lease-routes-table";
import { MEMBER_ROUTES } from "./member-routes-table";
import { demoSheetMessage } from "./messages/demo-sheet";
import {
  conflictMessage,
  conflictsQuery,
  conflictsResponse,
  resolutionRequest,
  tillAtDesk,
  tillsResponse,
  unconfirmedQuery,
  unconfirmedResponse,
} from "./messages/desk";
import { enrolRequest, enrolResponse, renewTokenRequest, renewTokenResponse } from "./messages/enrol";
import { handoverRequest, signOutResponse } from "./messages/handover";
import { healthMessage } from "./messages/health";
import { leasesRequest, leasesResponse } from "./messages/leases";
import { liveMessage } from "./messages/live";
import { pullQuery, pullResponse } from "./messages/pull";
import { pushRequest, pushResponse } from "./messages/push";
import { certificateRequest, certificateResponse, RESCUE_FILE_MAX_BYTES, rescueFile, rescueResponse } from "./messages/rescue";
import { snapshotMessage } from "./messages/snapshot";
import { standingsRequest, standingsResponse } from "./messages/standings";
import type { Route } from "./route";
import { SELF_CLAIM_ROUTES } from "./self-claim-routes-table";
import { SETTINGS_ROUTES } from "./settings-routes-table";
import { WEBHOOK_ROUTES } from "./webhook-routes-table";

export type { Route };

/** Every route of the API: the server mounts it, the client calls it, the OpenAPI document describes it from here. */
export const ROUTES = {
  health: {
    method: "GET",
    path: "/healthz",
    access: "anyone",
    summary: "Is the process alive?",
    response: healthMessage,
  },
  ready: {
    method: "GET",
    path: "/readyz",
    access: "anyone",
    summary: "Does the database answer?",
    response: healthMessage,
  },
  enrol: {
    method: "POST",
    path: "/api/enrol",
    access: "anyone",
    summary: "Trade a one-time code for a till's token.",
    body: enrolRequest,
    response: enrolResponse,
    maxBodyBytes: 4_096,
  },
  snapshot: {
    method: "GET",
    path: "/api/till/snapshot",
    access: "till",
    summary: "What a till needs to decide offline; names the blobs to fetch.",
    response: snapshotMessage,
  },
  blob: {
    method: "GET",
    path: "/api/till/blobs/{hash}",
    access: "till",
    summary: "Bytes of a snapshot's shard or states, by their SHA-256; never changes.",
    response: "bytes",
  },
  pull: {
    method: "GET",
    path: "/api/till/feed",
    access: "till",
    summary: "Changes after a feed number.",
    query: pullQuery,
    response: pullResponse,
  },
  push: {
    method: "POST",
    path: "/api/till/events",
    access: "till",
    summary: "Redemptions and reversals of a till; each item has an answer of its own.",
    body: pushRequest,
    response: pushResponse,
    maxBodyBytes: 2_000_000,
  },
  standings: {
    method: "POST",
    path: "/api/till/standings",
    access: "till",
    summary: "What stands of the till's own redemptions, for one that has missed changes.",
    body: standingsRequest,
    response: standingsResponse,
  },
  leases: {
    method: "POST",
    path: "/api/till/leases",
    access: "till",
    summary: "Gives leases back, and gets or renews those that the till needs to redeem capped coupons offline.",
    body: leasesRequest,
    response: leasesResponse,
    maxBodyBytes: 500_000,
  },
  renewToken: {
    method: "POST",
    path: "/api/till/token",
    access: "till",
    summary: "Name the token that the till will go on with; it takes the place of the present one with its first use.",
    body: renewTokenRequest,
    response: renewTokenResponse,
    maxBodyBytes: 4_096,
  },
  signOutTill: {
    method: "POST",
    path: "/api/till/sign-out",
    access: "till",
    summary: "Takes the till that calls out of use, as a manager's revocation does: it hands over what it has, then holds nothing.",
    response: signOutResponse,
  },
  handover: {
    method: "POST",
    path: "/api/handover",
    access: "revoked-till",
    summary: "The outbox and the leases of a till that was revoked; each item has an answer of its own, as in a push.",
    body: handoverRequest,
    response: pushResponse,
    maxBodyBytes: 2_000_000,
  },
  certificate: {
    method: "POST",
    path: "/api/till/certificate",
    access: "till",
    summary: "What a till needs for rescue files: a certificate of its own key, and the key to encrypt to.",
    body: certificateRequest,
    response: certificateResponse,
    maxBodyBytes: 4_096,
  },
  rescueAtTill: {
    method: "POST",
    path: "/api/till/rescue",
    access: "till",
    summary: "Take in the rescue file of any till of the shop, any number of times; the body is the file.",
    body: rescueFile,
    response: rescueResponse,
    maxBodyBytes: RESCUE_FILE_MAX_BYTES,
  },
  live: {
    method: "GET",
    path: "/api/till/live",
    access: "till",
    summary: "A stream that says when there is something to pull; a newer one of the same till ends it.",
    response: { events: liveMessage },
  },
  conflicts: {
    method: "GET",
    path: "/api/conflicts",
    access: LOOKS,
    summary: "Conflicts with both sides, oldest first.",
    query: conflictsQuery,
    response: conflictsResponse,
  },
  resolveConflict: {
    method: "POST",
    path: "/api/conflicts/{key}/resolution",
    access: MANAGES,
    summary: "Resolve a conflict; loss and fraud may be changed later, reversed is final. `key`: the redemption's.",
    body: resolutionRequest,
    response: conflictMessage,
    maxBodyBytes: 4_096,
  },
  unconfirmed: {
    method: "GET",
    path: "/api/unconfirmed",
    access: LOOKS,
    summary: "Redemptions that the server granted and whose till has not said for over an hour that it heard, oldest first.",
    query: unconfirmedQuery,
    response: unconfirmedResponse,
  },
  tills: {
    method: "GET",
    path: "/api/tills",
    access: LOOKS,
    summary: "Every till that ever enrolled, when it was last seen, and what it sent that never arrived.",
    response: tillsResponse,
  },
  revokeTill: {
    method: "POST",
    path: "/api/tills/{installationId}/revocation",
    access: MANAGES,
    summary: "Revoke a till, for good: it can hand over what it has done and nothing else.",
    response: tillAtDesk,
  },
  rescue: {
    method: "POST",
    path: "/api/rescue",
    access: MANAGES,
    summary: "Take in the rescue file of any till of the shop, any number of times; the body is the file.",
    body: rescueFile,
    response: rescueResponse,
    maxBodyBytes: RESCUE_FILE_MAX_BYTES,
  },
  ...LEASE_ROUTES,
  demoSheet: {
    method: "GET",
    path: "/api/demo",
    access: "anyone",
    summary: "The demo shop's coupons with their codes; not found in any other workspace.",
    response: demoSheetMessage,
  },
  ...COUPON_ROUTES,
  ...IMAGE_ROUTES,
  ...FIGURES_ROUTES,
  ...COUPON_PAGE_ROUTES,
  ...SELF_CLAIM_ROUTES,
  ...CLAIM_ROUTES,
  ...EXTERNAL_ROUTES,
  ...WEBHOOK_ROUTES,
  ...MEMBER_ROUTES,
  ...SETTINGS_ROUTES,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** Routes whose answer is a stream that does not end by itself. */
export type StreamName = {
  [Name in RouteName]: (typeof ROUTES)[Name]["response"] extends { events: z.core.$ZodType } ? Name : never;
}[RouteName];

/** Routes whose answer is a file that a browser saves: a page links to them. */
export type FileName = { [Name in RouteName]: (typeof ROUTES)[Name]["response"] extends "csv" ? Name : never }[RouteName];
