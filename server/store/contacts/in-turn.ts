export type InTurn = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;

/** Does what goes under one name one after the other, in the order in which it came. */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const done = before.then(work, work);
    last.set(name, done);
    try {
      return await done;
    } finally {
      if (last.get(name) === done) last.delete(name);
    }
  };
}
