import { Link, useSearchParams } from "react-router";
import type { ContactsResponse } from "../../../contract/messages/contacts";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { SearchField } from "../form/search-field";
import { addressFor } from "../parts/address-of-page";
import { FurtherPages } from "../parts/further-pages";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { ContactReach, contactName } from "./contact-name";
import { contactsQueryOf } from "./contacts-query";
import styles from "./contacts.module.css";

/** Whoever has claimed a coupon, who came last first, a page at a time; who is looked for stands in the address. */
export function ContactsPage() {
  const [address, setAddress] = useSearchParams();
  const query = contactsQueryOf(address);
  const contacts = useFetched("contacts", { query });
  const narrow = (name: "search" | "tag") => (value: string) => setAddress((before) => addressFor(name, value, before), { replace: true, preventScrollReset: true });
  const isNarrowed = query.search !== "" || query.tag !== undefined;
  return (
    <>
      <PageHeader title="Contacts" />
      <div className={styles.filters} role="search">
        <SearchField label="Search a name or a number" value={query.search} onChange={narrow("search")} />
        <SearchField label="Tag, in full" value={query.tag ?? ""} onChange={narrow("tag")} />
      </div>
      <FetchedView of={contacts} what="the contacts">
        {({ contacts: page, next }) => (
          <>
            {page.length === 0 && (isNarrowed ? <NoHit onClear={() => setAddress(new URLSearchParams())} /> : <NoneYet />)}
            {page.length > 0 && (
              <ul className={partStyles.list} aria-label="Contacts">
                {page.map((contact) => (
                  <ContactRow key={contact.id} contact={contact} />
                ))}
              </ul>
            )}
            <FurtherPages next={next} isLate={contacts.isLate} />
          </>
        )}
      </FetchedView>
    </>
  );
}

function ContactRow({ contact }: { readonly contact: ContactsResponse["contacts"][number] }) {
  return (
    <li className={partStyles.row} data-gone={contact.erasedMs === null ? undefined : ""}>
      <div>
        <Link className={styles.name} to={`/admin/contacts/${contact.id}`}>
          <bdi>{contactName(contact)}</bdi>
        </Link>
        <p className={partStyles.facts}>
          <ContactReach contact={contact} />
          {contact.tags.map((tag) => (
            <bdi key={tag} className={styles.tag}>
              {tag}
            </bdi>
          ))}
        </p>
      </div>
      <p className={styles.aside}>
        {sayCount(contact.claims, { one: "coupon", other: "coupons" }, SCREEN_LOCALE)}
        <span className={partStyles.quiet}>
          since <When ms={contact.createdMs} />
        </span>
      </p>
    </li>
  );
}

function NoneYet() {
  return (
    <EmptyState title="No contacts yet">
      <p>Whoever claims a coupon appears here, with what became of it.</p>
    </EmptyState>
  );
}

function NoHit({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState title="Nobody fits" action={<ActionButton onClick={onClear}>Show all contacts</ActionButton>}>
      <p>Search for less, or for another part of the name or number. Type a tag in full.</p>
    </EmptyState>
  );
}
