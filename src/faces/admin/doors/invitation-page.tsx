import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { OutputOf } from "../../../client/api/api";
import type { Failure } from "../../../client/api/reply";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { useAdmin } from "../admin-services";
import { sayFailure } from "../calls/say-failure";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { ROLE_WORDS } from "../people/role-wording";
import { DoorFrame } from "./door-frame";
import { isLoginReady, NewLoginFields, NO_LOGIN } from "./new-login-fields";

interface InvitationPageProps {
  readonly token: string;
  /** The link is used up, or not wanted. */
  readonly onDone: () => void;
}

type Invitation = { readonly phase: "loading" } | { readonly phase: "failed"; readonly failure: Failure } | { readonly phase: "here"; readonly value: OutputOf<"invitation"> };

/** Behind an invitation: becomes a member and is signed in. */
export function InvitationPage({ token, onDone }: InvitationPageProps) {
  const { api, session } = useAdmin();
  const [invitation, setInvitation] = useState<Invitation>({ phase: "loading" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLatest = true;
    void api.call("invitation", { body: { token } }).then((reply) => {
      if (isLatest) setInvitation(reply.kind === "ok" ? { phase: "here", value: reply.value } : { phase: "failed", failure: reply });
    });
    return () => void (isLatest = false);
  }, [api, token, turn]);

  switch (invitation.phase) {
    case "loading":
      return (
        <DoorFrame title="You are invited">
          <SkeletonLines label="Looking at the invitation" lines={4} />
        </DoorFrame>
      );
    case "failed": {
      const isOver = invitation.failure.kind === "problem" && invitation.failure.problem === "link-not-usable";
      return (
        <DoorFrame title={isOver ? "This invitation is over" : "You are invited"}>
          <Notice
            verdict="wait"
            what={isOver ? "The link cannot be used" : "The invitation is not here yet"}
            next={sayFailure(invitation.failure)}
            action={
              isOver ? (
                <ActionButton onClick={onDone}>Go to sign in</ActionButton>
              ) : (
                <ActionButton onClick={() => setTurn(turn + 1)}>Try again</ActionButton>
              )
            }
          />
        </DoorFrame>
      );
    }
    case "here":
      return <AcceptForm token={token} invitation={invitation.value} onAccepted={(me) => (session.signedIn(me), onDone())} />;
  }
}

interface AcceptFormProps {
  readonly token: string;
  readonly invitation: OutputOf<"invitation">;
  readonly onAccepted: (me: OutputOf<"acceptInvitation">) => void;
}

function AcceptForm({ token, invitation, onAccepted }: AcceptFormProps) {
  const { api, session } = useAdmin();
  const now = useStore(session);
  const action = useAction();
  const [login, setLogin] = useState(NO_LOGIN);
  const [tried, setTried] = useState(false);

  function accept() {
    setTried(true);
    if (isLoginReady(login)) void action.run(() => api.call("acceptInvitation", { body: { token, ...login } }), onAccepted);
  }

  const { name, words } = ROLE_WORDS[invitation.role];
  return (
    <DoorFrame
      title="You are invited"
      lead={
        <p>
          <bdi>{invitation.shop}</bdi> makes you {name.toLowerCase()}. {words}
        </p>
      }
    >
      {now.phase === "signed-in" && (
        <Notice what={`This browser is signed in as ${now.me.name}`} next="What you make here is another login, and takes its place in this browser." />
      )}
      <DeskForm action={action} submit="Make my login" busy="Making it…" onSubmit={accept}>
        <NewLoginFields login={login} onChange={setLogin} tried={tried} />
      </DeskForm>
    </DoorFrame>
  );
}
