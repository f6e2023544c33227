import type { Deps } from "../deps";

const EVERY_MS = 60 * 60 * 1000;

/** Tidies the store now and every hour; returns what ends that. What fails is tried again an hour later. */
export function keepTidy({ store, nowMs, log }: Pick<Deps, "store" | "nowMs" | "log">): () => void {
  const tidy = () => void store.tidy(nowMs()).catch((failure: unknown) => log.error({ err: failure }, "Tidying stopped."));
  tidy();
  const timer = setInterval(tidy, EVERY_MS).unref();
  return () => clearInterval(timer);
}
