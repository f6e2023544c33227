import { existsSync } from "node:fs";
import { runCommand } from "./run-command.mjs";

/** True as root on Debian and its kin, where a set-up may add what it lacks without asking. */
export function canInstallSystemPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** @param {string[]} names Debian packages */
export async function installSystemPackages(names) {
  console.log(`Installing ${names.join(", ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await runCommand("apt-get", ["update", "-q"], { env });
  const install = await runCommand("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], { env });
  if (install.code === 0) return;
  throw new Error(`apt-get could not install ${names.join(", ")}:\n${update.output}\n${install.output}`);
}
