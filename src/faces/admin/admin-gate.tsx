import { useCallback } from "react";
import { useLocation, useNavigate } from "react-router";
import { useStore } from "zustand";
import { ActionButton } from "../../ui/action-button";
import { Notice } from "../../ui/notice";
import { SkeletonLines } from "../../ui/skeleton-lines";
import { useAdmin } from "./admin-services";
import { sayFailure } from "./calls/say-failure";
import { DoorFrame } from "./doors/door-frame";
import { doorLinkIn } from "./doors/door-link";
import { InvitationPage } from "./doors/invitation-page";
import { ResetPage } from "./doors/reset-page";
import { SetUpPage } from "./doors/set-up-page";
import { SignInPage } from "./doors/sign-in-page";
import { AdminShell } from "./shell/admin-shell";

/** Lets in who is signed in, to where the address leads; a link with a token of its own comes first. */
export function AdminGate() {
  const { session } = useAdmin();
  const now = useStore(session);
  const link = doorLinkIn(useLocation().hash);
  const navigate = useNavigate();
  // Out of the history too: the token is used up, and nobody else's to see.
  const leaveLink = useCallback(() => void navigate("/admin", { replace: true }), [navigate]);

  switch (link?.kind) {
    case "invitation":
      return <InvitationPage token={link.token} onDone={leaveLink} />;
    case "reset":
      return <ResetPage token={link.token} onDone={leaveLink} />;
    case "set-up":
      return <SetUpPage token={link.token} onDone={leaveLink} />;
    case undefined:
      break;
  }
  switch (now.phase) {
    case "checking":
      return (
        <DoorFrame title="Admin">
          <SkeletonLines label="Looking who is signed in" lines={4} />
        </DoorFrame>
      );
    case "unreachable":
      return (
        <DoorFrame title="Admin">
          <Notice
            verdict="wait"
            what="The admin needs the server"
            next={sayFailure(now.failure)}
            action={<ActionButton onClick={() => void session.check()}>Try again</ActionButton>}
          />
          <p>
            Were you on the way to the till? <a href="/till">Open the till</a>. It works without a network.
          </p>
        </DoorFrame>
      );
    case "signed-out":
      return <SignInPage doors={now.doors} />;
    case "signed-in":
      // Another member's pages start anew: nothing of the one before stays on them.
      return <AdminShell key={now.me.id} session={now} />;
  }
}
