import { readFile } from "node:fs/promises";
import { join } from "node:path";

const BUILDS = join(import.meta.dirname, "..", "..", "..", "build");

/** The built app's public files: those that `npm start` would serve, unless the environment names others. */
export async function currentPublicFolder(): Promise<string> {
  const chosen = process.env["TEAROFF_PUBLIC_DIR"];
  if (chosen !== undefined) return chosen;
  const { build } = JSON.parse(await readFile(join(BUILDS, "current.json"), "utf8")) as { build: string };
  return join(BUILDS, build, "public");
}

/** The files that each face needs beyond the shell, down to the worker and the .wasm; as paths of the server. */
export type FaceFiles = Readonly<Record<"till" | "admin" | "customer", readonly string[]>>;

export async function faceFilesOf(publicFolder: string): Promise<FaceFiles> {
  const faces = JSON.parse(await readFile(join(publicFolder, "face-files.json"), "utf8")) as Record<keyof FaceFiles, object>;
  return { till: Object.keys(faces.till), admin: Object.keys(faces.admin), customer: Object.keys(faces.customer) };
}
