import type { Deps } from "../deps";

export const TIDY_EVERY_MS = 60 * 60 * 1000;

/**
 * Tidies the store now and every hour; what fails is tried again an hour later. Returns what ends that: once it resolves,
 * nobody is at the store any more.
 */
export function keepTidy({ store, nowMs, log }: TidyDeps): () => Promise<void> {
  let running: Promise<void> | null = null;
  const tidy = () => {
    running ??= store
      .tidy(nowMs())
      .catch((failure: unknown) => log.error({ err: failure }, "Tidying stopped."))
      .finally(() => (running = null));
  };
  tidy();
  const timer = setInterval(tidy, TIDY_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

type TidyDeps = Pick<Deps, "nowMs" | "log"> & { readonly store: Pick<Deps["store"], "tidy"> };
