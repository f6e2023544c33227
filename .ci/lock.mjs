import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 500;

/**
 * Runs `work` while holding a folder as a lock, so that two set-ups at once take turns.
 * A lock whose owner is no longer running is taken over.
 */
export async function withLock(folder, work) {
  await acquire(folder);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function acquire(folder) {
  await mkdir(join(folder, ".."), { recursive: true });
  let told = false;
  while (!(await tryAcquire(folder))) {
    if (await isAbandoned(folder)) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) console.log("Another set-up is running here: waiting for it.");
    told = true;
    await sleep(POLL_MS);
  }
}

async function tryAcquire(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  await writeFile(join(folder, "pid"), String(process.pid));
  return true;
}

async function isAbandoned(folder) {
  const pid = await readPid(folder);
  // The owner makes the folder first and writes its number next: give it the time to.
  if (pid === null) {
    await sleep(POLL_MS);
    return (await readPid(folder)) === null;
  }
  return !isRunning(pid);
}

async function readPid(folder) {
  const text = await readFile(join(folder, "pid"), "utf8").catch(() => "");
  return /^\d+$/.test(text) ? Number(text) : null;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
