import type { Reply } from "../../../client/api/reply";

/** `changed`: somebody else was there first, and nothing was saved. */
export type Saving<Terms, Saved> = { readonly kind: "saved"; readonly saved: Saved } | { readonly kind: "changed"; readonly now: Terms };

interface Editing<Terms, Saved> {
  /** What the form was opened with, and whoever fills it in has seen. */
  readonly opened: Terms;
  /** What stands at the server; null where it is gone. */
  readonly look: () => Promise<Reply<Terms | null>>;
  readonly save: () => Promise<Reply<Saved>>;
}

/** Saves, unless what stands at the server is not what whoever saves has seen: then they decide. */
export async function saveUnlessChanged<Terms, Saved>({ opened, look, save }: Editing<Terms, Saved>): Promise<Reply<Saving<Terms, Saved>>> {
  const looked = await look();
  if (looked.kind !== "ok") return looked;
  // Of what is gone the server says so in its own words.
  if (looked.value !== null && JSON.stringify(looked.value) !== JSON.stringify(opened)) return { ...looked, value: { kind: "changed", now: looked.value } };
  const saved = await save();
  return saved.kind === "ok" ? { ...saved, value: { kind: "saved", saved: saved.value } } : saved;
}
