import { resolve } from "node:path";
import { fail, ok } from "../../src/domain/result";
import { putBack } from "../store/put-back";
import type { Command } from "./command";
import { holdingsText } from "./holdings-text";

export const restore: Command = {
  operands: ["FILE"],
  does: "Put a backup in the place of the data, which is kept aside; the server has to be stopped.",
  options: { yes: { value: null, does: "also where there is data already" } },
  async run({ settings, operands: [named = ""], options, folder, nowMs, randomBytes }) {
    if (settings.databaseUrl !== null) return fail(WITH_POSTGRES);
    const file = resolve(folder, named);
    const done = await putBack(resolve(settings.dataDir), file, { nowMs: nowMs(), randomBytes, mayReplace: options["yes"] === true });
    if (!done.ok) return done;
    const { held, aside } = done.value;
    const kept = aside === null ? "" : `\nWhat was there before is in ${aside}.`;
    return ok(`Put back ${file}.\n${holdingsText(held)}${kept}\n${TILLS}`);
  },
};

const TILLS = "Tills send again what they redeemed since, as soon as the server runs.";

const WITH_POSTGRES = `DATABASE_URL is set, so the data is in PostgreSQL, which has a command of its own for this. Stop every server, then:

  pg_restore --clean --if-exists --no-owner --single-transaction --dbname="$DATABASE_URL" tearoff.dump
  npm run tearoff -- new-epoch --restored

Start a server only after the second: by it tills know that they have to send again what came after the backup.`;
