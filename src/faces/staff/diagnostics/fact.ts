/** Something that was found out: what it is of, and what it is. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}
