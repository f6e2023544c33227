import type { OutboxRecord } from "../../src/client/db/records";
import type { TillStore } from "../../src/client/db/till-store";
import type { Gate } from "./gate";

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

export type AddedItem = { readonly kind: OutboxRecord["kind"]; readonly key: string };

/** What a tab does to its till's disk, as it is done; `args` and `result` as the store has them. */
export type Watcher = {
  /** A plan's item, as it is added to the outbox. */
  readonly onAdded: (item: AddedItem) => void;
  readonly onDone: (operation: string, args: readonly unknown[], result: unknown) => void;
};

/** A tab's handle on its till's disk: every operation waits for its turn, and none of a dead tab comes back. */
export function gatedStore(store: TillStore, gate: Gate, watcher: Watcher): TillStore {
  return new Proxy(store, {
    get(target, name: keyof TillStore) {
      if (name === "watch") return (listener: () => void) => target.watch(gate.whileOpen(listener));
      if (name === "close") return () => target.close();
      const operation = target[name] as unknown as Operation;
      return (...args: readonly unknown[]) => {
        const watched = args.map((arg) => (typeof arg === "function" ? watchedPlan(arg as Plan, watcher) : arg));
        return gate.turn(`${name} ${nameOf(args[0])}`, async () => {
          const result = await operation.apply(target, watched);
          watcher.onDone(name, args, result);
          return result;
        });
      };
    },
  });
}

type Plan = (...args: readonly unknown[]) => unknown;

function watchedPlan(plan: Plan, { onAdded }: Watcher): Plan {
  return (...args) => {
    const planned = plan(...args);
    if (hasItem(planned)) onAdded(planned.add);
    return planned;
  };
}

function hasItem(planned: unknown): planned is { readonly add: AddedItem } {
  return typeof planned === "object" && planned !== null && "add" in planned && planned.add !== null;
}

function nameOf(arg: unknown): string {
  return typeof arg === "string" ? arg : "";
}
