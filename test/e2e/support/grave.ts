import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { smallTargets } from "./small-targets";

/** What keeps somebody out: what axe finds serious or worse, with where it is, and what a finger misses. */
export async function grave(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    // Else it sums up in a page of its own, which takes as long as the looking. No page here has frames of another origin.
    .setLegacyMode()
    .analyze();
  const found = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return [...found, ...(await smallTargets(page))];
}
