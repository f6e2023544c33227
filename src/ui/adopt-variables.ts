import { convertCssVariables, deepMerge, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import { resolveCssVariables, theme } from "./theme";

/**
 * Gives the page the variables that Mantine's sheets draw from. Mantine would write them into a style element, which no page may
 * hold; a sheet that a script constructs is no text in the page.
 * @see https://www.w3.org/TR/CSP3/#directive-style-src
 */
export function adoptVariables(page: DocumentOrShadowRoot): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables(deepMerge(defaultCssVariablesResolver(merged), resolveCssVariables(merged))));
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
