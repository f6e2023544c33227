import { Hono } from "hono";
import { compress } from "hono/compress";
import type { FirstViews } from "../src/contract/first-view";
import { ROUTES, type RouteName } from "../src/contract/routes";
import { mountApiDocs } from "./api-docs";
import { createMemberDeps } from "./routes/member-deps";
import { memberHandlers } from "./routes/member-handlers";
import type { Deps } from "./deps";
import { mountFirstView } from "./first-view/mount-first-view";
import { createLiveHub } from "./live/live-hub";
import { claimHandlers } from "./routes/claims";
import { couponHandlers } from "./routes/coupon-handlers";
import { conflicts, resolve } from "./routes/conflicts";
import { couponOpened, couponPage } from "./routes/coupon-page";
import { revokeTill, tills, unconfirmed } from "./routes/desk";
import { demoSheet } from "./routes/demo-sheet";
import { enrol, renewToken } from "./routes/enrol";
import { externalHandlers } from "./routes/external";
import { figuresHandlers } from "./routes/figures-handlers";
import type { Handler, Handlers } from "./routes/handler";
import { handover, signOutTill } from "./routes/handover";
import { health, ready } from "./routes/health";
import { imageHandlers } from "./routes/images";
import { leases, leasesAtDesk, writeOffLease } from "./routes/leases";
import { live } from "./routes/live";
import { createNoteSeen } from "./routes/note-seen";
import { redeemOnPhone } from "./routes/phone-redemption";
import { certificate, rescue, rescueAtTill } from "./routes/rescue";
import { selfClaimHandlers } from "./routes/self-claims";
import { settingsHandlers } from "./routes/settings";
import { blob, pull, push, snapshot, standings } from "./routes/sync";
import { webhookHandlers } from "./routes/webhooks";
import { answerProblem, mountRoute } from "./mount-route";
import { securityHeaders } from "./security-headers";
import { mountStaticFiles, type StaticFiles } from "./static-files";

/**
 * The whole server as one function from request to response.
 * @param files the built client; null where only the API is wanted
 * @param views what draws customers' pages before their script has come; null: nothing
 */
export function createApp(deps: Deps, files: StaticFiles | null = null, views: FirstViews | null = null): Hono {
  const hub = createLiveHub({
    watch: (listener) => deps.store.watch(listener),
    stopping: deps.stopping,
    onError: (failure) => deps.log.error({ err: failure }, "A till's stream ended."),
  });
  const noteSeen = createNoteSeen(deps);
  const member = createMemberDeps(deps);
  const handlers: Handlers = {
    health,
    ready: ready(deps),
    enrol: enrol(deps),
    snapshot: snapshot(deps),
    blob: blob(deps),
    pull: pull(deps, noteSeen),
    push: push(deps, noteSeen),
    standings: standings(deps),
    leases: leases(deps, noteSeen),
    renewToken: renewToken(deps),
    signOutTill: signOutTill(deps),
    handover: handover(deps),
    certificate: certificate(deps),
    rescueAtTill: rescueAtTill(deps),
    live: live(hub),
    conflicts: conflicts(deps),
    resolveConflict: resolve(deps),
    unconfirmed: unconfirmed(deps),
    tills: tills(deps),
    revokeTill: revokeTill(deps),
    rescue: rescue(deps),
    leasesAtDesk: leasesAtDesk(deps),
    writeOffLease: writeOffLease(deps),
    demoSheet: demoSheet(deps),
    couponPage: couponPage(deps),
    couponOpened: couponOpened(deps),
    redeemOnPhone: redeemOnPhone(deps),
    ...couponHandlers(deps),
    ...imageHandlers(deps),
    ...figuresHandlers(deps),
    ...claimHandlers(deps),
    ...selfClaimHandlers(deps),
    ...externalHandlers(deps),
    ...memberHandlers(member),
    ...settingsHandlers(deps),
    ...webhookHandlers(deps),
  };
  const app = new Hono();
  app.use(securityHeaders);
  app.use("/api/*", compress());
  for (const name of Object.keys(ROUTES) as RouteName[]) mountRoute(app, member, name, handlers[name] as Handler<RouteName>);
  mountApiDocs(app);
  app.all("/api/*", (c) => answerProblem(c, { problem: "not-found", message: "The API has no such address." }));
  if (files !== null && views !== null) mountFirstView(app, deps, files, views);
  if (files !== null) mountStaticFiles(app, files);
  app.onError((failure, c) => {
    deps.log.error({ err: failure }, "A request failed.");
    return answerProblem(c, { problem: "internal", message: "The server failed. Nothing was changed; try again." });
  });
  return app;
}
