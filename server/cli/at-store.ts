import type { Result } from "../../src/domain/result";
import { openStoreBeside } from "../start/open-store";
import type { Settings } from "../start/settings";
import type { StoreBeside } from "../store/store-beside";

/** Opens the database for as long as `act` is at it, beside the servers that are using it. */
export async function atStore(
  settings: Settings,
  act: (store: StoreBeside) => Promise<Result<string, string>>,
): Promise<Result<string, string>> {
  const opened = await openStoreBeside(settings);
  if (!opened.ok) return opened;
  try {
    return await act(opened.value);
  } finally {
    await opened.value.close();
  }
}
