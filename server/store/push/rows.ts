/** Rows of a table as a transaction sees them: what was read, then what is to be written, by one key. */
export class Rows<Row> {
  readonly #rows: Map<string, Row>;
  readonly #read: ReadonlySet<string>;
  readonly #changed = new Set<string>();

  constructor(rows: readonly Row[], private readonly keyOf: (row: Row) => string) {
    this.#rows = new Map(rows.map((row) => [keyOf(row), row]));
    this.#read = new Set(this.#rows.keys());
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** In the order in which they were read, then added. */
  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  put(row: Row): void {
    const key = this.keyOf(row);
    this.#rows.set(key, row);
    this.#changed.add(key);
  }

  changed(): readonly Row[] {
    return this.all().filter((row) => this.#changed.has(this.keyOf(row)));
  }

  /** What was not there when it was read, sorted: two writers who add the same do not wait for each other in a circle. */
  added(): readonly Row[] {
    const added = [...this.#changed].filter((key) => !this.#read.has(key)).sort();
    return added.flatMap((key) => this.#rows.get(key) ?? []);
  }

  /** What was there, and is to be changed. */
  altered(): readonly Row[] {
    return this.changed().filter((row) => this.#read.has(this.keyOf(row)));
  }
}
