/** One field of a change; null: there was or is nothing. */
export type Change = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** `folded`: what is told only when it is asked for. */
export type Changes = { readonly shown: readonly Change[]; readonly folded: readonly Change[] };

/** By whose clock instants are told, and what ids are called. */
export type Told = { readonly zone: string; readonly storeName: (id: string) => string };
