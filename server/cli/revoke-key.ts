import { fail, ok } from "../../src/domain/result";
import { openStoreBeside } from "../start/open-store";
import type { Command } from "./command";

export const revokeKey: Command = {
  operands: ["ID"],
  does: "Revoke an API key for good, at once; `keys` tells its id.",
  options: {},
  async run({ settings, operands: [id = ""], nowMs }) {
    const opened = await openStoreBeside(settings);
    if (!opened.ok) return opened;
    const store = opened.value;
    try {
      for (const { number } of await store.workspaces()) {
        if (await store.revokeApiKey(number, id, nowMs())) return ok(`The key ${id} is revoked.`);
      }
      return fail(`There is no key ${id}.`);
    } finally {
      await store.close();
    }
  },
};
