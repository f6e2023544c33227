import * as z from "zod/mini";
import { claimAtDesk } from "./claims";
import { count, instantMs, text, uuid } from "./scalars";

const CONTACTS_PAGE_MAX = 200;

const typed = (max: number) => text(max).check(z.regex(/^[^\0\p{Cs}]*$/u));

/** `erasedMs`: since when nothing says any more who it was; `channel` is `erased` then. `tags`: in no order that means something. */
const contact = {
  id: z.string(),
  channel: z.string(),
  externalId: z.string(),
  name: z.string(),
  createdMs: instantMs,
  erasedMs: z.nullable(instantMs),
  tags: z.array(z.string()),
};

export const contactsQuery = z.object({
  /** Part of a name, or of what their channel knows them by. */
  search: z._default(typed(100), ""),
  /** A tag that they have, as a whole. */
  tag: z.optional(typed(60).check(z.minLength(1))),
  /** `next` of the page before. */
  after: z.optional(uuid),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(CONTACTS_PAGE_MAX)), 50),
});

/** Who came last first. `next`: null at the end. */
export const contactsResponse = z.object({ contacts: z.array(z.object({ ...contact, claims: count })), next: z.nullable(z.string()) });

/** All that is held of a contact; `claims`: the newest first. `locale`: null where it was never said. */
export const contactAtDesk = z.object({ ...contact, locale: z.nullable(z.string()), claims: z.array(claimAtDesk) });

export type ContactsQuery = z.output<typeof contactsQuery>;
export type ContactsResponse = z.infer<typeof contactsResponse>;
export type ContactAtDesk = z.infer<typeof contactAtDesk>;
