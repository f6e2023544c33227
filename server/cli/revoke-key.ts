import { fail, ok } from "../../src/domain/result";
import { AT_TERMINAL, deedOf, SYSTEM } from "../auth/deed-of";
import { atStore } from "./at-store";
import type { Command } from "./command";

export const revokeKey: Command = {
  operands: ["ID"],
  does: "Revoke an API key for good, at once; `keys` tells its id.",
  options: {},
  run: ({ settings, operands: [id = ""], nowMs, randomBytes }) =>
    atStore(settings, async (store) => {
      for (const { number } of await store.workspaces()) {
        if (await store.revokeApiKey(number, id, nowMs(), deedOf({ nowMs, randomBytes }, SYSTEM, AT_TERMINAL))) return ok(`The key ${id} is revoked.`);
      }
      return fail(`There is no key ${id}.`);
    }),
};
