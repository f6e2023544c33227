import { useState } from "react";
import { Link, useParams } from "react-router";
import type { ContactAtDesk } from "../../../contract/messages/contacts";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin, useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import { saveFile } from "../codes/save-file";
import formStyles from "../form/form.module.css";
import { ProblemText } from "../form/problem-text";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { ContactClaims } from "./contact-claims";
import { ContactReach, contactName } from "./contact-name";
import styles from "./contacts.module.css";
import { EraseContactDialog } from "./erase-contact-dialog";

/** All that is held of a contact: to be looked at, handed to them, or erased. */
export function ContactPage() {
  const { contactId = "" } = useParams();
  const contact = useFetched("contact", { params: { contactId } });
  const title = contact.fetched.phase === "here" ? contactName(contact.fetched.value) : "Contact";
  return (
    <>
      <PageHeader title={title} action={<Link className={styles.all} to="/admin/contacts">All contacts</Link>} />
      <FetchedView of={contact} what="the contact">
        {(held) => (
          <>
            <Facts contact={held} />
            <ContactClaims claims={held.claims} />
            <Ways contact={held} onErased={(erased) => contact.put(() => erased)} />
          </>
        )}
      </FetchedView>
    </>
  );
}

function Facts({ contact }: { readonly contact: ContactAtDesk }) {
  const { tags, createdMs, erasedMs, locale } = contact;
  return (
    <section className={styles.who} aria-label="Who it is">
      <p className={partStyles.facts}>
        <ContactReach contact={contact} />
        {locale !== null && <span>Language: {locale}</span>}
        <span>
          {erasedMs === null ? "First here " : "Erased "}
          <When ms={erasedMs ?? createdMs} />
        </span>
      </p>
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag}>
              <Link className={partStyles.pill} to={`/admin/contacts?${new URLSearchParams({ tag }).toString()}`}>
                <bdi>{tag}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface WaysProps {
  readonly contact: ContactAtDesk;
  readonly onErased: (erased: ContactAtDesk) => void;
}

/** What can be done with what is held. */
function Ways({ contact, onErased }: WaysProps) {
  const { call } = useAdmin();
  const mayErase = useMay("manager");
  const action = useAction();
  const [asks, setAsks] = useState(false);
  const save = () =>
    void action.run(
      () => call("contact", { params: { contactId: contact.id } }),
      (held) => saveFile(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }), `contact-${held.id}.json`),
    );
  return (
    <section className={partStyles.group} aria-label="What is held of them">
      <h2 className={partStyles.groupTitle}>What is held of them</h2>
      <p className={partStyles.quiet}>The file has all of it: what stands on this page, for whoever asks what you know of them.</p>
      <ProblemText problem={action.problem} />
      <div className={formStyles.actions}>
        <ActionButton aria-disabled={action.busy} onClick={save}>
          {action.busy ? "Fetching…" : "Save as JSON"}
        </ActionButton>
        {mayErase && contact.erasedMs === null && <ActionButton onClick={() => setAsks(true)}>Erase who this is</ActionButton>}
      </div>
      {asks && <EraseContactDialog contact={contact} onErased={onErased} onClose={() => setAsks(false)} />}
    </section>
  );
}
