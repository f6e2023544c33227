import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Input.css";
import "./base.css";
import type { ReactNode } from "react";
import { resolveCssVariables, theme } from "./theme";

/**
 * Wraps the faces that use Mantine; the colour scheme is the device's.
 *
 * Only the style sheets of Modal and the text inputs are loaded: another Mantine component needs its sheet added here.
 * Buttons are `ActionButton`, not Mantine's.
 */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      // Mantine's sheet of default variables is not loaded, so all of them must be written at run time.
      deduplicateCssVariables={false}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}
