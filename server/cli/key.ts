import { fail, ok } from "../../src/domain/result";
import { AT_TERMINAL, deedOf, SYSTEM } from "../auth/deed-of";
import { API_KEY_NAME_MAX_LENGTH, issueApiKey } from "../auth/issue-api-key";
import type { Settings } from "../start/settings";
import { API_KEY_SCOPES, type ApiKeyScope } from "../../src/contract/access";
import { atStore } from "./at-store";
import { chooseWorkspace } from "./choose-workspace";
import type { Command } from "./command";

export const key: Command = {
  operands: ["NAME"],
  does: "Make an API key for a manager or a program, while the server runs or not; it is shown once.",
  options: {
    scope: { value: "SCOPE", does: `what it may be used for: ${API_KEY_SCOPES.join(", ")}` },
    workspace: { value: "N", does: "whose; needed where there are several" },
  },
  async run({ settings, operands: [name = ""], options, nowMs, randomBytes }) {
    const scope = API_KEY_SCOPES.find((known) => known === options["scope"]);
    if (scope === undefined) return fail(`Say what the key is for: --scope and one of ${API_KEY_SCOPES.join(", ")}.`);
    return await atStore(settings, async (store) => {
      const chosen = await chooseWorkspace(store, options["workspace"]);
      if (!chosen.ok) return chosen;
      const issued = await issueApiKey({ store, nowMs, randomBytes }, chosen.value.number, name, [scope], deedOf({ nowMs, randomBytes }, SYSTEM, AT_TERMINAL));
      if (!issued.ok) return fail(`A key's name has 1 to ${API_KEY_NAME_MAX_LENGTH} characters.`);
      const { number, name: shop } = chosen.value;
      return ok(said(issued.value.key, `workspace ${number} (${shop})`, scope, settings));
    });
  },
};

/** What a key of each scope may look at, to try it: nothing is changed by that. */
const TRIED: Readonly<Record<ApiKeyScope, string>> = {
  manage: "/api/tills",
  read: "/api/coupons",
  "claims:write": "/api/claims",
  "redemptions:write": "/api/stores",
};

function said(key: string, place: string, scope: ApiKeyScope, { publicUrl, port }: Settings): string {
  return [
    `A key for ${place}. It is shown this once and kept nowhere: copy it now.`,
    "",
    `  ${key}`,
    "",
    "Try it:",
    "",
    `  curl -H "Authorization: Bearer ${key}" ${publicUrl ?? `http://localhost:${port}`}${TRIED[scope]}`,
  ].join("\n");
}
