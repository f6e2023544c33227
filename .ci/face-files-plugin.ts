import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Plugin, Rollup } from "vite";
import type { ManifestTransform } from "workbox-build";

/** Where the list of each face's files is served, with their digests: `{ "till": { "/assets/…": "sha384-…", … }, … }`. */
const FACE_FILES = "face-files.json";

type Output = Rollup.OutputBundle[string];

/**
 * Lists, for each face, the files it needs beyond the shell, down to the worker and the .wasm, so that the service
 * worker can keep one face whole without the others. Of the list that the worker keeps by itself it leaves the shell.
 * @param faces name of a face → the module it starts with, from the project's root
 */
export function faceFiles(faces: Record<string, string>): { plugin: Plugin; shellOnly: ManifestTransform } {
  let shell = new Set<string>();
  let filesOfFaces: (readonly [face: string, files: readonly string[]])[] = [];
  let outDir = "";
  return {
    plugin: {
      name: "tearoff-face-files",
      apply: "build",
      configResolved(config) {
        outDir = resolve(config.root, config.build.outDir);
      },
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          const roots = new Map(Object.entries(faces).map(([face, module]) => [face, rootOf(bundle, module)]));
          const closed = new Set(roots.values());
          shell = reach(bundle, entryOf(bundle), closed);
          filesOfFaces = [...roots].map(([face, root]) => {
            const others = new Set([...closed, ...shell].filter((name) => name !== root));
            return [face, [...reach(bundle, root, others)].sort()];
          });
        },
      },
      writeBundle() {
        const list = filesOfFaces.map(([face, files]) => [
          face,
          Object.fromEntries(files.map((name) => [`/${name}`, digestOf(join(outDir, name))])),
        ]);
        writeFileSync(join(outDir, FACE_FILES), JSON.stringify(Object.fromEntries(list)));
      },
    },
    // With its digest, the browser takes no other file in a file's place, whoever answers.
    shellOnly: (entries) => ({
      manifest: entries
        .filter(({ url }) => !url.startsWith("assets/") || shell.has(url))
        .map((entry) => ({ ...entry, integrity: digestOf(join(outDir, entry.url)) })),
      warnings: [],
    }),
  };
}

function digestOf(path: string): string {
  return `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
}

/** Every file that `start` comes to, without going through what is closed. */
function reach(bundle: Rollup.OutputBundle, start: string, closed: ReadonlySet<string>): Set<string> {
  const reached = new Set([start]);
  for (const name of reached) {
    for (const next of linksOf(bundle, name)) if (!closed.has(next)) reached.add(next);
  }
  return reached;
}

function linksOf(bundle: Rollup.OutputBundle, name: string): string[] {
  const output = bundle[name];
  if (output === undefined) return [];
  // Workers, .wasm and fonts are known by their names in the text; of chunks and styles that would be too many, as
  // the entry's text names those of every face, to preload them.
  const text = textOf(output);
  const mentioned = Object.keys(bundle).filter((other) => isNamedAsset(bundle[other]) && text.includes(basename(other)));
  if (output.type === "asset") return mentioned;
  return [...output.imports, ...output.dynamicImports, ...(output.viteMetadata?.importedCss ?? []), ...mentioned];
}

function isNamedAsset(output: Output | undefined): boolean {
  return output?.type === "asset" && output.fileName.startsWith("assets/") && !/\.(css|map)$/.test(output.fileName);
}

function textOf(output: Output): string {
  if (output.type === "chunk") return output.code;
  if (!/\.(css|js)$/.test(output.fileName)) return "";
  return typeof output.source === "string" ? output.source : new TextDecoder().decode(output.source);
}

function entryOf(bundle: Rollup.OutputBundle): string {
  const entry = Object.values(bundle).find((output) => output.type === "chunk" && output.isEntry);
  if (entry === undefined) throw new Error("The app has no entry chunk.");
  return entry.fileName;
}

function rootOf(bundle: Rollup.OutputBundle, module: string): string {
  const root = Object.values(bundle).find(
    (output) => output.type === "chunk" && output.facadeModuleId?.replaceAll("\\", "/").endsWith(`/${module}`),
  );
  if (root === undefined) throw new Error(`${module} is not a chunk of its own: it has to be imported lazily.`);
  return root.fileName;
}
