import { fail, ok, type Result } from "../../src/domain/result";
import type { Store, Workspace } from "../store/store";

/** The workspace that was asked for, or the only one; else a sentence that lists what there is. */
export async function chooseWorkspace(
  store: Pick<Store, "workspaces">,
  asked: string | boolean | undefined,
): Promise<Result<Workspace, string>> {
  const all = await store.workspaces();
  const list = all.map(({ number, name }) => `  ${number}  ${name}`).join("\n");
  const [first, ...others] = all;
  if (first === undefined) return fail("There is no workspace yet.");
  if (asked !== undefined) {
    const named = all.find(({ number }) => String(number) === asked);
    return named === undefined ? fail(`There is no workspace ${asked}. There are:\n${list}`) : ok(named);
  }
  return others.length === 0 ? ok(first) : fail(`There are several workspaces; say which with --workspace N:\n${list}`);
}
