import type { ContactAtDesk } from "../../../contract/messages/contacts";
import { CHANNEL_WORDS } from "../coupon/codes-query";

type Named = Pick<ContactAtDesk, "name" | "externalId" | "channel" | "erasedMs">;

/** What a contact is called: by their name, else by what their channel knows them by. */
export function contactName({ name, channel, externalId, erasedMs }: Named): string {
  if (erasedMs !== null) return "Erased contact";
  if (name.trim() !== "") return name;
  return isNameless({ channel, externalId }) ? "Customer without a name" : externalId;
}

/** Who claimed at a coupon's own link without saying who they are is known by their browser alone (R89). */
function isNameless({ channel, externalId }: Pick<Named, "channel" | "externalId">): boolean {
  return channel === "other" && externalId.startsWith("browser:");
}

/** How a contact is reached, and as whom. */
export function ContactReach({ contact }: { readonly contact: Named }) {
  const { channel, externalId, erasedMs } = contact;
  if (erasedMs !== null) return <span>Nothing says any more who it was</span>;
  if (isNameless(contact)) return <span>At a coupon’s own link</span>;
  return (
    <>
      <bdi>{CHANNEL_WORDS[channel] ?? channel}</bdi>
      {contactName(contact) !== externalId && <bdi>{externalId}</bdi>}
    </>
  );
}
