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
import "./dialog-lock.css";
import type { ReactNode } from "react";
import { adoptVariables } from "./adopt-variables";
import { theme } from "./theme";

// The DOM of the unit tests has none, and draws nothing.
if ("adoptedStyleSheets" in document) adoptVariables(document);

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
      // Both would be style elements, which no page may hold: `adoptVariables` says what the first would, and nothing asks for the second.
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}
