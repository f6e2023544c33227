import { newKey } from "../../../client/till/new-key";

const KEPT_AS = "tearoff-claims-as";

/** What this browser is called where it claims coupons: made once, and kept as long as it keeps anything. */
export function browserName(storage: () => Pick<Storage, "getItem" | "setItem">): () => string {
  let made: string | null = null;
  return () => {
    if (made !== null) return made;
    made = newKey(crypto, Date.now());
    try {
      const kept = storage().getItem(KEPT_AS);
      if (kept === null) storage().setItem(KEPT_AS, made);
      else made = kept;
    } catch {
      // A browser that keeps nothing has the cookie, or claims anew.
    }
    return made;
  };
}
