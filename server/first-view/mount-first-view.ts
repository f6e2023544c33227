import type { Context, Hono } from "hono";
import { compress } from "hono/compress";
import type { FirstViews } from "../../src/contract/first-view";
import { ROUTES } from "../../src/contract/routes";
import { browserOf } from "../auth/browser";
import type { Deps } from "../deps";
import type { RateLimit } from "../limits/rate-limit";
import { claimAt } from "../routes/coupon-page";
import { isTimeZone } from "../routes/time-zone";
import { offerAt } from "../routes/self-claims";
import { digestOfSheet, letStyle } from "../security-headers";
import type { StaticFiles } from "../static-files";
import { putIntoHead, putIntoPage, roomForView } from "./put-into-page";

/**
 * Customers' pages as far as the server draws them: a claim's whole, so that it can be read and its code scanned before any
 * script has come, or without one; of a coupon's own link what a chat shows of it. The app, which goes on with them, is in
 * the same answer. Where one cannot be drawn now, or too many were, the app alone is answered.
 */
export function mountFirstView(app: Hono, deps: Deps, files: StaticFiles, views: FirstViews): void {
  const page = textOf(files, "/index.html");
  const { room, sheetPaths } = roomForView(page);
  // In the page itself: a file's request would cost a way and back before anything can be seen.
  const styles = [...sheetPaths, ...customersSheets(files)].map((path) => textOf(files, path)).join("\n");
  const digest = digestOfSheet(styles);
  const originOf = (c: Context) => deps.ownUrl?.() ?? browserOf(c, null).origin;

  function drawAt(path: string, limitedAs: Parameters<RateLimit>[1], draw: (c: Context, at: string) => Promise<Response | null>): void {
    app.use(`${path}/:at`, compress());
    app.get(`${path}/:at`, async (c, next) => {
      if ((deps.rateLimit?.(c, limitedAs) ?? 0) > 0) return await next();
      const startedMs = performance.now();
      const answer = await draw(c, c.req.param("at")).catch((failure: unknown) => {
        deps.log.error({ err: failure }, "A customer's page could not be drawn.");
        return null;
      });
      if (answer === null) return await next();
      deps.log.info({ route: "firstView", status: answer.status, ms: Math.round(performance.now() - startedMs) });
      return answer;
    });
  }

  drawAt("/c", { ...ROUTES.couponPage, isDrawn: true }, async (c, token) => {
    const claim = await claimAt(deps, token);
    const keptIn = claim === null ? undefined : c.req.query("keptIn");
    const zone = keptIn !== undefined && isTimeZone(keptIn) ? keptIn : (claim?.zone ?? "UTC");
    const drawn = views.drawFirstView({ token, page: claim?.page ?? null, zone, origin: originOf(c), languages: languagesOf(c), isForLater: keptIn !== undefined });
    letStyle(c, [digest, digestOfSheet(drawn.sheet)]);
    return c.html(putIntoPage(room, drawn, styles), claim === null ? 404 : 200);
  });
  drawAt("/get", ROUTES.selfClaimOffer, async (c, address) => {
    const offer = await offerAt(deps, address);
    return offer === null ? null : c.html(putIntoHead(page, views.drawOfferHead({ offer, origin: originOf(c) })));
  });
}

/** As the browser says them: `de-AT, de;q=0.9, en;q=0.5`; browsers write the dearest first. */
function languagesOf(c: Context): string[] {
  const said = (c.req.header("Accept-Language") ?? "").slice(0, 500);
  return said.split(",").map((range) => range.split(";")[0]?.trim() ?? "");
}

/** Those of the customer's pages beyond the shell's. */
function customersSheets(files: StaticFiles): string[] {
  const { customer } = JSON.parse(textOf(files, "/face-files.json")) as { readonly customer: object };
  return Object.keys(customer).filter((path) => path.endsWith(".css"));
}

function textOf(files: StaticFiles, path: string): string {
  const file = files.get(path);
  if (file === undefined) throw new Error(`The built client has no ${path}.`);
  return file.bytes.toString("utf8");
}
