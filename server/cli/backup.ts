import { resolve } from "node:path";
import { fail, ok } from "../../src/domain/result";
import { backUp } from "../store/back-up";
import type { Command } from "./command";
import { holdingsText } from "./holdings-text";

export const backup: Command = {
  operands: ["FILE"],
  does: "Write all data to one file, while the server runs or not.",
  options: { force: { value: null, does: "replace FILE where it is there already" } },
  async run({ settings, operands: [named = ""], options, folder, nowMs }) {
    if (settings.databaseUrl !== null) return fail(WITH_POSTGRES);
    const file = resolve(folder, named);
    const takenMs = nowMs();
    const held = await backUp(resolve(settings.dataDir), file, { force: options["force"] === true });
    if (!held.ok) return held;
    return ok(`Backed up to ${file}.\n${holdingsText(held.value)}\n  taken ${new Date(takenMs).toISOString()}`);
  },
};

const WITH_POSTGRES = `DATABASE_URL is set, so the data is in PostgreSQL, which has a command of its own for this:

  pg_dump --format=custom --file=tearoff.dump "$DATABASE_URL"`;
