import { useState } from "react";
import { firstOfEach, type ProblemsOf, type ToldOfField } from "./first-of-each";

export interface Mending<Name extends string> {
  /** Grows with each try that left something to mend. */
  readonly refusals: number;
  readonly problemOf: (name: Name) => string | null;
  /** The field was left: from then on it says what is wrong with it. */
  readonly leave: (name: Name) => void;
  /** The field was changed: what the server has said of it holds no more. */
  readonly mend: (name: Name) => void;
  /** Somebody wants to save: from then on every field says what is wrong with it. False: there is something to mend first. */
  readonly isReady: () => boolean;
  /** Puts what the server says at the fields; what it says of none of them is returned, for the form to say as a whole. */
  readonly tell: (told: readonly ToldOfField[]) => string | null;
  /** Puts one thing more at its field, without a claim on the focus. */
  readonly note: (told: ToldOfField) => void;
  /** As if nobody had touched a field. */
  readonly forget: () => void;
}

/**
 * When a form says what is wrong with its fields, and what the server has said of them (R80).
 * @param names all fields of the form
 * @param problems by the rules, as the form stands now
 */
export function useMending<Name extends string>(names: readonly Name[], problems: ProblemsOf<Name>): Mending<Name> {
  const [left, setLeft] = useState<ReadonlySet<Name>>(new Set());
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState<readonly ToldOfField[]>([]);
  const [refusals, setRefusals] = useState(0);
  const toldAt = firstOfEach(names, told);
  return {
    refusals,
    problemOf: (name) => toldAt[name] ?? (tried || left.has(name) ? (problems[name] ?? null) : null),
    leave: (name) => setLeft((before) => (before.has(name) ? before : new Set([...before, name]))),
    mend: (name) => setTold((before) => before.filter(({ field }) => field !== name)),
    isReady() {
      setTried(true);
      if (Object.keys(problems).length === 0) return true;
      setRefusals((before) => before + 1);
      return false;
    },
    tell(fields) {
      setTold(fields);
      setRefusals((before) => before + 1);
      return Object.keys(firstOfEach(names, fields)).length > 0 ? null : (fields[0]?.message ?? null);
    },
    note: (one) => setTold((before) => [...before.filter(({ field }) => field !== one.field), one]),
    forget() {
      setLeft(new Set());
      setTried(false);
      setTold([]);
    },
  };
}
