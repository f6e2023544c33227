/** Rows of a table as a transaction sees them: what was read, then what is to be written, by one key. */
export class Rows<Row> {
  readonly #rows: Map<string, Row>;
  readonly #read: ReadonlyMap<string, Row>;
  readonly #changed = new Set<string>();
  readonly #changedInRound = new Set<string>();

  constructor(rows: readonly Row[], private readonly keyOf: (row: Row) => string) {
    this.#rows = new Map(rows.map((row) => [keyOf(row), row]));
    this.#read = new Map(this.#rows);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** As it was read; undefined where it was not there. */
  before(key: string): Row | undefined {
    return this.#read.get(key);
  }

  /** In the order in which they were read, then added. */
  filter(isWanted: (row: Row) => boolean): readonly Row[] {
    const wanted: Row[] = [];
    for (const row of this.#rows.values()) if (isWanted(row)) wanted.push(row);
    return wanted;
  }

  put(row: Row): void {
    const key = this.keyOf(row);
    this.#rows.set(key, row);
    this.#changed.add(key);
    this.#changedInRound.add(key);
  }

  /** Puts a row unless there is one of its key: what came first stays. */
  add(row: Row): void {
    if (!this.#rows.has(this.keyOf(row))) this.put(row);
  }

  /** From here on another of the transaction's pushes is judged. */
  startRound(): void {
    this.#changedInRound.clear();
  }

  changedInRound(): readonly Row[] {
    return this.#rowsOf(this.#changedInRound, () => true);
  }

  /** What was not there when it was read, sorted: two writers who add the same do not wait for each other in a circle. */
  added(): readonly Row[] {
    return this.#rowsOf([...this.#changed].sort(), (key) => !this.#read.has(key));
  }

  /** What was there, and is to be changed. */
  altered(): readonly Row[] {
    return this.#rowsOf(this.#changed, (key) => this.#read.has(key));
  }

  #rowsOf(keys: Iterable<string>, isWanted: (key: string) => boolean): readonly Row[] {
    const rows: Row[] = [];
    for (const key of keys) {
      const row = this.#rows.get(key);
      if (row !== undefined && isWanted(key)) rows.push(row);
    }
    return rows;
  }
}
