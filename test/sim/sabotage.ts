import { keyOf } from "../../src/client/db/sought";
import type { Known, TillStore } from "../../src/client/db/till-store";

/** Puts something broken in the place of a part that works, to see that an invariant finds it. */
export type Sabotage = {
  readonly store?: (real: TillStore) => TillStore;
  readonly fetch?: (real: typeof fetch) => typeof fetch;
};

/** A store that decides by what it showed when the code was looked up, as if no other tab could have written since. */
export const staleStore: Sabotage = {
  store: (real) => {
    const shown = new Map<string, Known["codes"]>();
    return {
      ...real,
      async known(sought) {
        const known = await real.known(sought);
        for (const key of sought.map(keyOf)) shown.set(key, known.codes.filter(({ lookupKey }) => lookupKey === key));
        return known;
      },
      addRedemption: (sought, plan) =>
        real.addRedemption(sought, (known) => plan({ ...known, codes: shown.get(keyOf(sought)) ?? known.codes })),
    };
  },
};

/** A till whose store drops the pages that it is sent, and says that it has them. */
export const forgetfulStore: Sabotage = {
  store: (real) => ({ ...real, applyPage: (page) => real.applyPage({ ...page, entries: [] }) }),
};

/** A till that finds only what its snapshot's base holds, and nothing that came after it. */
export const baseOnlyStore: Sabotage = {
  store: (real) => ({
    ...real,
    async known(sought) {
      const known = await real.known(sought);
      return { ...known, codes: known.codes.filter(({ kind, base }) => kind === "claim" || base !== null) };
    },
  }),
};

/** A till that takes every lease for untouched. */
export const spendthriftStore: Sabotage = {
  store: (real) => ({
    ...real,
    known: async (sought) => untouched(await real.known(sought)),
    addRedemption: (sought, plan) => real.addRedemption(sought, (known) => plan(untouched(known))),
  }),
};

function untouched(known: Known): Known {
  const codes = known.codes.map((code) => ({ ...code, leases: code.leases.map((inUse) => ({ ...inUse, queued: [], answered: 0 })) }));
  return { ...known, codes };
}

/** Something between till and server that answers pushes by itself. */
export const lyingNetwork: Sabotage = {
  fetch: (real) => (input, init) => {
    if (!String(input).endsWith("/api/till/events") || typeof init?.body !== "string") return real(input, init);
    const { items } = JSON.parse(init.body) as { readonly items: readonly { readonly key: string }[] };
    if (items.length === 0) return real(input, init);
    const answers = items.map(({ key }) => ({ key, outcome: { kind: "accepted" }, feed: 1, duplicate: false, standing: "redeemed" }));
    return Promise.resolve(Response.json({ nowMs: 0, answers }));
  },
};
