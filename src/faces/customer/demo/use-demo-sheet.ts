import { useEffect, useState } from "react";
import type { DemoSheetMessage } from "../../../contract/messages/demo-sheet";
import type { Reply } from "../../../client/api/reply";

/** Where the fetching of the demo sheet stands. */
export type DemoSheetState =
  | { readonly phase: "fetching" }
  | { readonly phase: "shown"; readonly sheet: DemoSheetMessage }
  | { readonly phase: "no-demo-shop" }
  | { readonly phase: "no-network" }
  | { readonly phase: "server-trouble" };

export type FetchDemoSheet = () => Promise<Reply<DemoSheetMessage>>;

/** Fetches the demo sheet, and again on demand. `fetchSheet` must be the same function from one render to the next. */
export function useDemoSheet(fetchSheet: FetchDemoSheet): { state: DemoSheetState; fetchAgain: () => void } {
  const [state, setState] = useState<DemoSheetState>({ phase: "fetching" });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    void fetchSheet().then((reply) => {
      if (isCurrent) setState(stateAfter(reply));
    });
    return () => {
      isCurrent = false;
    };
  }, [fetchSheet, attempt]);

  const fetchAgain = () => {
    setState({ phase: "fetching" });
    setAttempt(attempt + 1);
  };
  return { state, fetchAgain };
}

function stateAfter(reply: Reply<DemoSheetMessage>): DemoSheetState {
  switch (reply.kind) {
    case "ok":
      return { phase: "shown", sheet: reply.value };
    case "no-network":
    case "timed-out":
      return { phase: "no-network" };
    case "problem":
      return reply.status === 404 ? { phase: "no-demo-shop" } : { phase: "server-trouble" };
    case "server-trouble":
    case "not-json":
    case "unauthorised":
    case "revoked":
      return { phase: "server-trouble" };
  }
}
