import { useState } from "react";
import type { Reply } from "../../../client/api/reply";
import { useAdmin } from "../admin-services";
import { saveUnlessChanged } from "./save-unless-changed";
import { type Action, useAction } from "./use-action";

interface Edited<Terms, Saved> {
  /** As it was when the form was opened. */
  readonly terms: Terms;
  /** What stands at the server; null where it is gone. */
  readonly look: () => Promise<Reply<Terms | null>>;
  readonly send: (terms: Terms) => Promise<Reply<Saved>>;
  readonly onSaved: (saved: Saved) => void;
  readonly onClose: () => void;
  /** What is said then, with an undo beside it. */
  readonly say: (saved: Saved) => string;
}

export interface Editing<Terms> {
  readonly action: Action;
  readonly terms: Terms;
  readonly setTerms: (terms: Terms) => void;
  /** What somebody else has made of it since the form was opened; null: nobody has. */
  readonly meanwhile: Terms | null;
  readonly save: () => void;
}

/** A form over something that others may change too: it saves what is typed, unless they were first, and can put it back. */
export function useEditing<Terms, Saved>({ terms: first, look, send, onSaved, onClose, say }: Edited<Terms, Saved>): Editing<Terms> {
  const { toasts } = useAdmin();
  const action = useAction();
  const [opened, setOpened] = useState(first);
  const [terms, setTerms] = useState(first);
  const [meanwhile, setMeanwhile] = useState<Terms | null>(null);

  async function undo() {
    const reply = await send(opened);
    if (reply.kind === "ok") onSaved(reply.value);
    toasts.say({ text: reply.kind === "ok" ? "Put back as it was." : "It could not be put back. Look at the list again." });
  }

  function save() {
    void action.run(
      () => saveUnlessChanged({ opened, look, save: () => send(terms) }),
      (saving) => {
        if (saving.kind === "changed") {
          setOpened(saving.now);
          setMeanwhile(saving.now);
          return;
        }
        onSaved(saving.saved);
        onClose();
        toasts.say({ text: say(saving.saved), undo: () => void undo() });
      },
    );
  }

  return { action, terms, setTerms, meanwhile, save };
}
