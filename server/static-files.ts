import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context, Hono } from "hono";

/** The built client, in memory: a build that replaces it on disk does not change what this server serves. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

type StaticFile = {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly isCompressible: boolean;
  /** Compressed forms, made when first asked for. */
  readonly encoded: Map<Encoding, Promise<Buffer<ArrayBuffer>>>;
};

type Encoding = keyof typeof ENCODERS;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

const COMPRESSED_ALREADY = new Set([".woff2", ".png", ".ico"]);
const BROTLI_QUALITY = 9;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Best first. */
const ENCODERS = {
  br: async (bytes: Buffer) =>
    Buffer.from(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })),
  gzip: async (bytes: Buffer) => Buffer.from(await deflate(bytes)),
};

const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8}\./;
/** What the app's own routes answer; each is the one page. */
const PAGES = /^\/($|till(\/|$)|admin(\/|$)|c\/|wallet(\/|$)|get\/|demo(\/|$))/;

export function readStaticFiles(folder: string): StaticFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [`/${relative(folder, path).split(sep).join("/")}`, readStaticFile(folder, path)]));
}

export function mountStaticFiles(app: Hono, files: StaticFiles): void {
  app.get("*", async (c, next) => {
    const file = files.get(c.req.path) ?? (PAGES.test(c.req.path) ? files.get("/index.html") : undefined);
    return file === undefined ? await next() : await answerFile(c, file);
  });
}

function readStaticFile(folder: string, path: string): StaticFile {
  const bytes = Buffer.from(readFileSync(path));
  const extension = extname(path);
  return {
    bytes,
    type: TYPES[extension] ?? "application/octet-stream",
    etag: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
    cacheControl: HASHED.test(`/${relative(folder, path).split(sep).join("/")}`)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    isCompressible: !COMPRESSED_ALREADY.has(extension),
    encoded: new Map(),
  };
}

async function answerFile(c: Context, file: StaticFile): Promise<Response> {
  c.header("ETag", `W/"${file.etag}"`);
  c.header("Cache-Control", file.cacheControl);
  c.header("Vary", "Accept-Encoding");
  if (c.req.header("If-None-Match") === `W/"${file.etag}"`) return c.body(null, 304);
  c.header("Content-Type", file.type);
  const encoding = encodingFor(file, c.req.header("Accept-Encoding") ?? "");
  if (encoding === null) return c.body(file.bytes);
  c.header("Content-Encoding", encoding);
  return c.body(await encodedOf(file, encoding));
}

function encodingFor(file: StaticFile, accepted: string): Encoding | null {
  if (!file.isCompressible) return null;
  const names = accepted.split(",").map((part) => part.split(";")[0]?.trim());
  return (Object.keys(ENCODERS) as Encoding[]).find((encoding) => names.includes(encoding)) ?? null;
}

function encodedOf(file: StaticFile, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const made = file.encoded.get(encoding) ?? ENCODERS[encoding](file.bytes);
  file.encoded.set(encoding, made);
  return made;
}
