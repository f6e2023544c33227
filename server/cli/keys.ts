import { ok } from "../../src/domain/result";
import { openStoreBeside } from "../start/open-store";
import type { ApiKeyOnRecord } from "../store/store";
import { chooseWorkspace } from "./choose-workspace";
import type { Command } from "./command";

export const keys: Command = {
  operands: [],
  does: "List API keys, without the keys themselves.",
  options: { workspace: { value: "N", does: "whose; needed where there are several" } },
  async run({ settings, options }) {
    const opened = await openStoreBeside(settings);
    if (!opened.ok) return opened;
    const store = opened.value;
    try {
      const chosen = await chooseWorkspace(store, options["workspace"]);
      if (!chosen.ok) return chosen;
      const { number, name } = chosen.value;
      const lines = (await store.apiKeys(number)).map(line);
      return ok(lines.length === 0 ? `Workspace ${number} (${name}) has no API key.` : lines.join("\n"));
    } finally {
      await store.close();
    }
  },
};

function line({ id, name, scopes, createdMs, revokedMs }: ApiKeyOnRecord): string {
  const since = `made ${new Date(createdMs).toISOString()}`;
  const until = revokedMs === null ? [] : [`revoked ${new Date(revokedMs).toISOString()}`];
  return [id, name, scopes.join(", "), since, ...until].join("  ");
}
