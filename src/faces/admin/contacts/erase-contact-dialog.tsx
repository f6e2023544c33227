import type { ContactAtDesk } from "../../../contract/messages/contacts";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { TypedConfirmDialog } from "../parts/typed-confirm-dialog";
import { contactName } from "./contact-name";

interface EraseContactDialogProps {
  readonly contact: ContactAtDesk;
  readonly onErased: (erased: ContactAtDesk) => void;
  readonly onClose: () => void;
}

/** Names and numbers may be hard to type; this word is not. */
const WORD = "erase";

/** Says what goes and what stays (R77), then wants a word typed, as there is no way back. */
export function EraseContactDialog({ contact, onErased, onClose }: EraseContactDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();

  function erase() {
    void action.run(
      () => call("eraseContact", { params: { contactId: contact.id } }),
      (erased) => {
        onErased(erased);
        onClose();
        toasts.say({ text: "Nothing says any more who this contact was." });
      },
    );
  }

  return (
    <TypedConfirmDialog
      title={
        <>
          Erase who <bdi>{contactName(contact)}</bdi> is?
        </>
      }
      action={action}
      confirm="Erase for good"
      busy="Erasing…"
      word={WORD}
      inAnyCase
      otherwise={`Type the word ${WORD}.`}
      onConfirm={erase}
      onClose={onClose}
    >
      <p>
        <strong>Goes:</strong> their name, what their channel knows them by, their language, their tags, and the answers kept for automations that ask again.
      </p>
      <p>
        <strong>Stays:</strong> {staying(contact.claims.length)}
      </p>
      <p>Should they come again, they are somebody new, who can claim every coupon anew.</p>
      <p>
        <strong>This cannot be undone.</strong>
      </p>
    </TypedConfirmDialog>
  );
}

function staying(claims: number): string {
  if (claims === 0) return "that somebody was here, without a name.";
  return `${sayCount(claims, STAYING, SCREEN_LOCALE)} on working.`;
}

const STAYING = {
  one: "coupon that they claimed goes on counting, under nobody’s name, and its link goes",
  other: "coupons that they claimed go on counting, under nobody’s name, and their links go",
};
