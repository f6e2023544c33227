import { type ContactsQuery, contactsQuery } from "../../../contract/messages/contacts";
import * as z from "zod/mini";

/** Contacts that a page shows. */
const LIMIT = 50;

/** Which contacts the address asks for; what cannot be understood in it is left out. */
export function contactsQueryOf(address: URLSearchParams): ContactsQuery {
  const { search, tag, after } = contactsQuery.shape;
  const read = <Value>(schema: z.ZodMiniType<Value>, name: string) => z.safeParse(schema, address.get(name) ?? undefined).data;
  const [tagAsked, afterAsked] = [read(tag, "tag"), read(after, "after")];
  return {
    search: read(search, "search") ?? "",
    limit: LIMIT,
    ...(tagAsked === undefined ? {} : { tag: tagAsked }),
    ...(afterAsked === undefined ? {} : { after: afterAsked }),
  };
}
