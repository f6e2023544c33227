import { ok } from "../../src/domain/result";
import type { ApiKeyOnRecord } from "../store/api-key-store";
import { atStore } from "./at-store";
import { chooseWorkspace } from "./choose-workspace";
import type { Command } from "./command";

export const keys: Command = {
  operands: [],
  does: "List API keys, without the keys themselves.",
  options: { workspace: { value: "N", does: "whose; needed where there are several" } },
  run: ({ settings, options }) =>
    atStore(settings, async (store) => {
      const chosen = await chooseWorkspace(store, options["workspace"]);
      if (!chosen.ok) return chosen;
      const { number, name } = chosen.value;
      const lines = (await store.apiKeys(number)).map(line);
      return ok(lines.length === 0 ? `Workspace ${number} (${name}) has no API key.` : lines.join("\n"));
    }),
};

function line({ id, name, scopes, createdMs, revokedMs }: ApiKeyOnRecord): string {
  const since = `made ${new Date(createdMs).toISOString()}`;
  const until = revokedMs === null ? [] : [`revoked ${new Date(revokedMs).toISOString()}`];
  return [id, name, scopes.join(", "), since, ...until].join("  ");
}
