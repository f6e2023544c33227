import { useEffect } from "react";
import { Outlet } from "react-router";
import { useAdmin } from "../admin-services";
import type { Session } from "../session/session-store";
import styles from "./admin-shell.module.css";
import { AdminRail } from "./admin-rail";
import { SignInAgain } from "./sign-in-again";
import { ToastView } from "./toast-view";

/** Every page of somebody who is signed in: the rail beside it, and what was just done under it. */
export function AdminShell({ session }: { readonly session: Extract<Session, { phase: "signed-in" }> }) {
  useCheckWhenSeen();
  return (
    <div className={styles.admin}>
      <AdminRail me={session.me} />
      <main className={styles.main}>
        <Outlet />
      </main>
      <ToastView />
      {session.isOver && <SignInAgain me={session.me} passkeys={session.doors.passkeys} />}
    </div>
  );
}

/** Who comes back to a tab may have been given another role, or have signed out in another tab. */
function useCheckWhenSeen(): void {
  const { session } = useAdmin();
  useEffect(() => {
    const check = () => void session.check();
    addEventListener("focus", check);
    return () => removeEventListener("focus", check);
  }, [session]);
}
