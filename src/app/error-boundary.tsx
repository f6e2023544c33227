import type { ReactNode } from "react";
import { Component } from "react";
import { ActionButton } from "../ui/action-button";
import { FaceNotHere } from "./face-view";
import { updateStore } from "./update-store";
import "./shell.css";

type State = { readonly phase: "fine" | "stopped" | "not-here" };

/** Stands in for a face that stopped, and says what to do. What was saved is in the database, not on the screen. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { phase: "fine" };

  static getDerivedStateFromError(error: unknown): State {
    return { phase: error instanceof FaceNotHere ? "not-here" : "stopped" };
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
            {again}
          </main>
        );
      case "not-here":
        return (
          <main className="shell" role="alert">
            <h1 className="shell-name">This page is not on this device yet</h1>
            <p>Connect to the network once and open it again; after that it opens without one.</p>
            <p className="shell-line">
              Were you on the way to the till? <a href="/till">Open the till</a>
            </p>
            {again}
          </main>
        );
    }
  }
}

const again = (
  <p>
    <ActionButton kind="primary" onClick={openAgain}>
      Open again
    </ActionButton>
  </p>
);

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
