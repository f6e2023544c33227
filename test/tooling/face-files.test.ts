import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faceFiles } from "../../.ci/face-files-plugin";

const SOURCES = {
  "index.html": '<script type="module" src="/main.js"></script>',
  "main.js": 'import "./shell.css"; onclick = ({ x }) => (x > 9 ? import("./till.js") : import("./wallet.js"));',
  "shell.css": "body { margin: 0; }",
  "till.js": `import "./till.css";
    import { shared } from "./shared.js";
    onkeydown = () => new Worker(new URL("./decoder.js", import.meta.url), { type: "module" });
    onkeyup = () => import("./fallback.js");
    console.log(shared);`,
  "till.css": '.till { background: url("./paper.woff2"); }',
  "paper.woff2": "font",
  "decoder.js": 'import wasm from "./engine.wasm?url"; postMessage(wasm);',
  "engine.wasm": "wasm",
  "fallback.js": 'console.log("slow but sure");',
  "shared.js": 'export const shared = "both faces import this";',
  "wallet.js": 'import { shared } from "./shared.js"; console.log(shared);',
};

type Digests = Readonly<Record<string, string>>;

let project: string;
let listed: Readonly<Record<string, Digests>>;
let files: Record<string, string[]>;
let shell: string[];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "tearoff-faces-"));
  for (const [path, text] of Object.entries(SOURCES)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  const faces = faceFiles({ till: "till.js", wallet: "wallet.js" });
  await build({
    root: project,
    configFile: false,
    logLevel: "error",
    plugins: [faces.plugin],
    worker: { format: "es" },
    build: { assetsInlineLimit: 0 },
  });
  listed = JSON.parse(await readFile(join(project, "dist", "face-files.json"), "utf8"));
  files = withoutHashes(listed);
  const entries = (await readdir(join(project, "dist", "assets"))).map((name) => ({ url: `assets/${name}`, revision: null, size: 0 }));
  const kept = await faces.shellOnly(entries);
  shell = kept.manifest.map(({ url }) => withoutHash(`/${url}`)).sort();
});

afterAll(() => rm(project, { recursive: true }));

test("a face has all that it comes to: chunks, styles, fonts, the worker and its .wasm", () => {
  expect(files["till"]).toEqual(["decoder.js", "engine.wasm", "fallback.js", "paper.woff2", "shared.js", "till.css", "till.js"]);
});

test("a face has nothing of another's but what both import", () => {
  expect(files["wallet"]).toEqual(["shared.js", "wallet.js"]);
});

test("each file of a face is listed with the digest of what was written", async () => {
  const digests = Object.entries(listed["till"] ?? {});
  const written = digests.map(async ([path]) => {
    const bytes = await readFile(join(project, "dist", path));
    return [path, `sha384-${createHash("sha384").update(bytes).digest("base64")}`];
  });
  expect(digests).toEqual(await Promise.all(written));
});

test("the shell has its own files alone", () => {
  expect(shell).toEqual(["index.css", "index.js"]);
});

function withoutHashes(list: Readonly<Record<string, Digests>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(list).map(([face, digests]) => [face, Object.keys(digests).map(withoutHash).sort()]));
}

function withoutHash(path: string): string {
  return path.replace(/^\/assets\/(.*)-[\w-]{8}\.(\w+)$/, "$1.$2");
}
