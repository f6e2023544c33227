import type { TillDb } from "./till-db";

/** What is to be called once the database was taken away, by whoever clears the site's data, and another one is open. */
export function listenersToLoss(db: TillDb): Set<() => void> {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const onLost = () => void openAgain(db).then(tell, tell);
  db.on("ready", () => db.backendDB().addEventListener("close", onLost), true);
  db.on("versionchange", ({ newVersion }) => {
    if (newVersion === null) onLost();
  });
  return listeners;
}

const OPENING_TRIES = 20;
const BETWEEN_TRIES_MS = 250;

/** A browser that is clearing closes also what is opened meanwhile, and Dexie opens by itself only once. */
async function openAgain(db: TillDb): Promise<void> {
  for (let tries = 1; tries <= OPENING_TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    try {
      await db.open();
      return;
    } catch (error) {
      if (tries === OPENING_TRIES) throw error;
    }
  }
}
