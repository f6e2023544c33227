const MARK = "tearoff-held";

/**
 * Is this browser held to the till (R68)? The till's database says so; this mark only saves the other faces from opening
 * that, which most browsers do not have.
 */
export function isHeld(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    // A browser that keeps nothing keeps no till either.
    return false;
  }
}

export function markHeld(held: boolean): void {
  if (held) localStorage.setItem(MARK, "");
  else localStorage.removeItem(MARK);
}
