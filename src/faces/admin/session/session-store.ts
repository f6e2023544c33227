import { createStore, type StoreApi } from "zustand/vanilla";
import type { MeMessage, SignInStatus } from "../../../contract/messages/sign-in";
import type { Api } from "../../../client/api/api";
import type { Failure } from "../../../client/api/reply";

/** What there is to sign in with. */
export type Doors = Omit<SignInStatus, "me">;

/** Who sits at this tab. `isOver`: the server has ended the session meanwhile; what is on the screen stays until they are back. */
export type Session =
  | { readonly phase: "checking" }
  | { readonly phase: "unreachable"; readonly failure: Failure }
  | { readonly phase: "signed-out"; readonly doors: Doors }
  | { readonly phase: "signed-in"; readonly me: MeMessage; readonly doors: Doors; readonly isOver: boolean };

export interface SessionStore extends StoreApi<Session> {
  /** Asks the server who is signed in. */
  readonly check: () => Promise<void>;
  readonly signedIn: (me: MeMessage) => void;
  /** The server does not know the session any more. */
  readonly over: () => void;
  /** To the page to sign in at, with nothing left of what was shown. */
  readonly leave: () => void;
}

const UNKNOWN_DOORS: Doors = { setUp: false, passkeys: false, mail: false };

export function createSessionStore(api: Api): SessionStore {
  const store = createStore<Session>()(() => ({ phase: "checking" }));
  const doorsNow = (): Doors => {
    const now = store.getState();
    return now.phase === "signed-out" || now.phase === "signed-in" ? now.doors : UNKNOWN_DOORS;
  };

  async function check(): Promise<void> {
    const reply = await api.call("signInStatus", {});
    const before = store.getState();
    if (reply.kind !== "ok") {
      // A network that comes and goes signs nobody out.
      if (before.phase === "checking" || before.phase === "unreachable") store.setState({ phase: "unreachable", failure: reply }, true);
      return;
    }
    const { me, ...doors } = reply.value;
    if (me !== null) store.setState({ phase: "signed-in", me, doors, isOver: false }, true);
    else if (before.phase === "signed-in") store.setState({ ...before, doors, isOver: true }, true);
    else store.setState({ phase: "signed-out", doors }, true);
  }

  return {
    ...store,
    check,
    signedIn: (me) => store.setState({ phase: "signed-in", me, doors: { ...doorsNow(), setUp: false }, isOver: false }, true),
    over() {
      const now = store.getState();
      if (now.phase === "signed-in") store.setState({ ...now, isOver: true }, true);
    },
    leave: () => store.setState({ phase: "signed-out", doors: doorsNow() }, true),
  };
}
