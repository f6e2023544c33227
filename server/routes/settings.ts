import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { SETTINGS_ROUTES } from "../../src/contract/settings-routes-table";
import { fail, ok } from "../../src/domain/result";
import { explainSettingProblem } from "../../src/domain/workspace/explain-setting-problem";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import type { SettingsProblem } from "../store/settings/settings-store";
import type { Handler, Handlers } from "./handler";
import { isTimeZone, NO_TIME_ZONE } from "./time-zone";

/** What holds for the whole shop (R74). */
export function settingsHandlers(deps: Deps): Pick<Handlers, keyof typeof SETTINGS_ROUTES> {
  const { store } = deps;
  return {
    settings: async ({ by }) => ok(await store.settingsAtDesk(by.workspace)),
    editSettings: editSettings(deps),
    editShop: async ({ by, body, browser }) => {
      if (!isTimeZone(body.timeZone)) return fail(NO_TIME_ZONE);
      await store.editShop(by.workspace, body, deedOf(deps, by, browser));
      return ok(await store.settingsAtDesk(by.workspace));
    },
  };
}

function editSettings(deps: Deps): Handler<"editSettings"> {
  return async ({ by, body, browser }) => {
    const saved = await deps.store.editSettings(by.workspace, body, deedOf(deps, by, browser));
    return saved.ok ? ok(await deps.store.settingsAtDesk(by.workspace)) : fail(await problemOf(deps, by.workspace, saved.problem));
  };
}

async function problemOf({ store }: Deps, workspace: number, problem: SettingsProblem): Promise<ProblemMessage> {
  switch (problem.kind) {
    case "changed": {
      const { by, atMs } = problem;
      const message = `${by === "" ? "Somebody" : by} has changed the settings meanwhile. Nothing was saved; look at them, then save again.`;
      return { problem: "changed-meanwhile", message, detail: { kind: "settings-changed", now: await store.settingsAtDesk(workspace), by, atMs } };
    }
    case "fields": {
      const fields = problem.problems.map((one) => ({ field: one.field, message: explainSettingProblem(one) }));
      return { problem: "fields", message: `${fields.length === 1 ? "One setting needs" : "Some settings need"} another look. Nothing was saved.`, detail: { kind: "fields", fields } };
    }
  }
}
