import { colorsTuple } from "@mantine/core";
import type { CSSVariablesResolver, MantineThemeOverride } from "@mantine/core";

/** The accent is one colour per scheme, not a ramp: every shade Mantine asks for is the token. */
const accent = colorsTuple("var(--accent)");

/** Mantine's own greys, light ground to dark ink, told in our inks: its sheets name some of them outright. */
const gray = colorsTuple([
  "var(--paper)",
  "var(--paper)",
  "var(--line)",
  "var(--line)",
  "var(--edge)",
  "var(--muted)",
  "var(--muted)",
  "var(--ink)",
  "var(--ink)",
  "var(--ink)",
]);

/** The same for its dark scheme, which counts from light ink to dark ground. */
const dark = colorsTuple([
  "var(--ink)",
  "var(--muted)",
  "var(--muted)",
  "var(--muted)",
  "var(--edge)",
  "var(--line)",
  "var(--raised)",
  "var(--paper)",
  "var(--paper)",
  "var(--paper)",
]);

/** Mantine's theme, drawn from `tokens.css`: it holds references to the tokens and no value of its own. */
export const theme: MantineThemeOverride = {
  colors: { accent, gray, dark },
  primaryColor: "accent",
  fontFamily: "var(--font-text)",
  fontFamilyMonospace: "var(--font-code)",
  headings: { fontFamily: "var(--font-text)", fontWeight: "700" },
  fontSizes: {
    xs: "var(--text-12)",
    sm: "var(--text-14)",
    md: "var(--text-16)",
    lg: "var(--text-20)",
    xl: "var(--text-28)",
  },
  spacing: {
    xs: "var(--space-8)",
    sm: "var(--space-12)",
    md: "var(--space-16)",
    lg: "var(--space-24)",
    xl: "var(--space-32)",
  },
  radius: {
    xs: "var(--radius-card)",
    sm: "var(--radius-card)",
    md: "var(--radius-card)",
    lg: "var(--radius-card)",
    xl: "var(--radius-pill)",
  },
  defaultRadius: "md",
  shadows: {
    xs: "var(--shadow)",
    sm: "var(--shadow)",
    md: "var(--shadow)",
    lg: "var(--shadow)",
    xl: "var(--shadow)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    Modal: {
      defaultProps: { centered: true, lockScroll: false, overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 160 } },
      styles: {
        content: { background: "var(--raised)" },
        header: { background: "var(--raised)" },
        title: { fontSize: "var(--text-20)", fontWeight: 700 },
      },
    },
  },
};

/** The tokens change with the colour scheme by themselves, so one mapping serves both schemes. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const mapping = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-error": "var(--stop)",
    "--mantine-color-success": "var(--go)",
    "--mantine-color-default": "var(--raised)",
    "--mantine-color-default-hover": "var(--paper)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--edge)",
    "--mantine-color-disabled": "var(--line)",
    "--mantine-color-disabled-color": "var(--muted)",
    "--mantine-color-disabled-border": "var(--line)",
    "--mantine-primary-color-contrast": "var(--on-accent)",
  };
  return { variables: {}, light: mapping, dark: mapping };
};
