import { spawn } from "node:child_process";
import { join } from "node:path";
import { MODULES, ROOT } from "./paths.mjs";

// The server alone has no app to open: what it prints leads to Vite's.
const env = { ...process.env, NODE_ENV: "development", TEAROFF_URL: "http://localhost:5173" };
const children = [
  [join(MODULES, "vite", "bin", "vite.js"), "--clearScreen", "false"],
  [join(MODULES, "tsx", "dist", "cli.mjs"), "watch", "--clear-screen=false", "server/main.ts", ...process.argv.slice(2)],
].map((args) => spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" }));

// Neither is of use without the other.
for (const child of children) child.on("exit", stop);
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

function stop() {
  for (const child of children) child.kill("SIGTERM");
}
