import { fail, ok } from "../../src/domain/result";
import { openStore } from "../start/open-store";
import type { Command } from "./command";

export const newEpoch: Command = {
  operands: [],
  does: "Give all codes new keys; every till then takes a new snapshot. After pg_restore this has to be done.",
  options: {
    restored: { value: null, does: "a backup was just put back: tills send again what it may lack" },
    workspace: { value: "N", does: "in one workspace only" },
  },
  async run({ settings, options, nowMs, randomBytes }) {
    const opened = await openStore(settings);
    if (!opened.ok) return opened;
    const store = opened.value;
    try {
      const numbers = (await store.workspaces()).map(({ number }) => number);
      const { workspace } = options;
      const chosen = workspace === undefined ? numbers : numbers.filter((number) => String(number) === workspace);
      if (chosen.length === 0) return fail(numbers.length === 0 ? "There is no workspace yet." : `There is no workspace ${workspace}.`);
      for (const number of chosen) {
        await store.startEpoch(number, randomBytes(32), { restored: options["restored"] === true }, nowMs());
      }
      return ok(`A new epoch has begun in workspace ${chosen.join(", ")}.`);
    } finally {
      await store.close();
    }
  },
};
