import { createStore, type StoreApi } from "zustand/vanilla";
import type { Till } from "../../../client/till/till";
import type { EnrolmentProblem } from "./enrolment-wording";

export type EnrolState =
  | { readonly phase: "asking"; readonly problem: EnrolmentProblem | "empty" | null }
  | { readonly phase: "scanning" }
  | { readonly phase: "enrolling" };

export type EnrolStore = {
  readonly store: StoreApi<EnrolState>;
  /** Turns the one-time code, or the link that holds it, into a till; does nothing while that is under way. */
  enrol(codeOrLink: string, deviceName: string): Promise<void>;
  openCamera(): void;
  closeCamera(): void;
};

export function createEnrolStore(till: Pick<Till, "enrol">): EnrolStore {
  const store = createStore<EnrolState>()(() => ({ phase: "asking", problem: null }));
  const show = (state: EnrolState) => store.setState(state, true);
  return {
    store,
    async enrol(codeOrLink, deviceName) {
      if (store.getState().phase === "enrolling") return;
      if (codeOrLink.trim() === "") return show({ phase: "asking", problem: "empty" });
      show({ phase: "enrolling" });
      const answer = await till.enrol(codeOrLink, deviceName.trim());
      // Once enrolled, the till's status takes this page away.
      if (answer.kind !== "enrolled") show({ phase: "asking", problem: answer.kind });
    },
    openCamera: () => show({ phase: "scanning" }),
    closeCamera: () => show({ phase: "asking", problem: null }),
  };
}
