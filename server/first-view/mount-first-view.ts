import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { compress } from "hono/compress";
import type { DrawFirstView } from "../../src/contract/first-view";
import { sheetOfLooks } from "../../src/contract/first-view-looks";
import { ROUTES } from "../../src/contract/routes";
import { browserOf } from "../auth/browser";
import type { Deps } from "../deps";
import { claimAt } from "../routes/coupon-page";
import type { StaticFiles } from "../static-files";
import { putIntoPage, roomForView } from "./put-into-page";

const SHEET = "/first-view.css";

/**
 * A claim's page, drawn by the server, so that it can be read and its code scanned before any script has come, or without one;
 * the app, which goes on with it, is in the same answer. Where it cannot be drawn now, the app alone is answered.
 */
export function mountFirstView(app: Hono, deps: Deps, files: StaticFiles, draw: DrawFirstView): void {
  const room = roomForView(textOf(files, "/index.html"));
  const styles = stylesOf(files);
  const edition = createHash("sha256").update(styles).digest("hex").slice(0, 16);

  app.use("/c/:token", compress());
  app.get("/c/:token", async (c, next) => {
    if ((deps.rateLimit?.(c, ROUTES.couponPage) ?? 0) > 0) return await next();
    const startedMs = performance.now();
    const token = c.req.param("token");
    const browser = browserOf(c, deps.ownUrl?.() ?? null);
    try {
      const claim = await claimAt(deps, token);
      const seen = { token, page: claim?.page ?? null, zone: claim?.zone ?? "UTC", origin: deps.ownUrl?.() ?? browser.origin };
      const drawn = draw(seen);
      const status = claim === null ? 404 : 200;
      deps.log.info({ route: "firstView", status, ms: Math.round(performance.now() - startedMs) });
      return c.html(putIntoPage(room, drawn, `${SHEET}?edition=${edition}&looks=${drawn.looks}`), status);
    } catch (failure) {
      deps.log.error({ err: failure }, "A coupon's page could not be drawn.");
      return await next();
    }
  });
  app.use(SHEET, compress());
  app.get(SHEET, (c) => {
    const sheet = sheetOfLooks(c.req.query("looks") ?? "");
    if (sheet === null) return c.notFound();
    // An older page may ask for it under an edition that is gone: it gets what there is, and does not keep it.
    c.header("Cache-Control", c.req.query("edition") === edition ? "public, max-age=31536000, immutable" : "no-store");
    return c.body(styles + sheet, 200, { "Content-Type": "text/css; charset=utf-8" });
  });
}

/** The styles of the customer's pages beyond the shell's, as one file: each request of its own would cost a way and back. */
function stylesOf(files: StaticFiles): string {
  const { customer } = JSON.parse(textOf(files, "/face-files.json")) as { readonly customer: object };
  return Object.keys(customer).filter((path) => path.endsWith(".css")).map((path) => textOf(files, path)).join("\n");
}

function textOf(files: StaticFiles, path: string): string {
  const file = files.get(path);
  if (file === undefined) throw new Error(`The built client has no ${path}.`);
  return file.bytes.toString("utf8");
}
