import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";

/** Ends this browser's session; without the server's word it is not over, and the page says so. */
export function useSignOut(): { readonly busy: boolean; readonly signOut: () => void } {
  const { api, session, toasts } = useAdmin();
  const { busy, run } = useAction();
  function signOut() {
    void run(
      () => api.call("signOut", {}),
      () => session.leave(),
      (failure) => {
        if (failure.kind === "unauthorised") session.leave();
        else toasts.say({ text: "You are still signed in: the server could not be told. Try again." });
        return null;
      },
    );
  }
  return { busy, signOut };
}
