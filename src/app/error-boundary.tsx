import type { ReactNode } from "react";
import { Component } from "react";
import { ActionButton } from "../ui/action-button";
import { updateStore } from "./update-store";
import "./shell.css";

type State = { readonly phase: "fine" } | { readonly phase: "stopped" };

/** Stands in for a face that stopped, and says what to do. What was saved is in the database, not on the screen. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { phase: "fine" };

  static getDerivedStateFromError(): State {
    return { phase: "stopped" };
  }

  override render(): ReactNode {
    switch (this.state.phase) {
      case "fine":
        return this.props.children;
      case "stopped":
        return (
          <main className="shell" role="alert">
            <h1 className="shell-name">This screen stopped</h1>
            <p>What was saved on this device is still there. Open the screen again to go on.</p>
            <p className="shell-line">If it stops again without a network, connect this device once and open it again.</p>
            <p>
              <ActionButton kind="primary" onClick={openAgain}>
                Open again
              </ActionButton>
            </p>
          </main>
        );
    }
  }
}

/** A face of the old version cannot be fetched once the server has moved on: then only the new version opens again. */
function openAgain(): void {
  const update = updateStore.getState();
  switch (update.phase) {
    case "current":
      return location.reload();
    case "ready":
      return update.apply();
  }
}
