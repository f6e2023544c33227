import type { ContactAtDesk } from "../../../contract/messages/contacts";
import { CHANNEL_WORDS } from "../coupon/codes-query";

type Named = Pick<ContactAtDesk, "name" | "externalId" | "channel" | "erasedMs">;

/** What a contact is called: by their name, else by what their channel knows them by. */
export function contactName({ name, externalId, erasedMs }: Named): string {
  if (erasedMs !== null) return "Erased contact";
  return name.trim() === "" ? externalId : name;
}

/** How a contact is reached, and as whom. */
export function ContactReach({ contact }: { readonly contact: Named }) {
  const { channel, externalId, erasedMs } = contact;
  if (erasedMs !== null) return <span>Nothing says any more who it was</span>;
  return (
    <>
      <bdi>{CHANNEL_WORDS[channel] ?? channel}</bdi>
      {contactName(contact) !== externalId && <bdi>{externalId}</bdi>}
    </>
  );
}
