/** Even randomness from a seed: the same names give the same numbers, whatever other streams are asked for. */
export type Random = {
  /** 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  bytes(count: number): Uint8Array<ArrayBuffer>;
};

/** A stream of its own for every use, so that what is left out of one changes nothing of another. */
export function randomOf(...names: readonly (string | number)[]): Random {
  const next = sfc32(hashOf(names.join("/")));
  const fraction = () => next() / 2 ** 32;
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
  };
}

type State = [number, number, number, number];

/** @see PractRand's sfc32: small, fast, and good enough that no pattern shows in a simulation. */
function sfc32([a, b, c, d]: State): () => number {
  const step = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) step();
  return step;
}

/** Four numbers from a text, by FNV-1a with four offsets. */
function hashOf(text: string): State {
  const offsets: State = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  return offsets.map((offset) => {
    let hash = offset;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash | 0;
  }) as State;
}
