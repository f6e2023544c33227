import { CODE_STATES, type CodesQuery, codesQuery } from "../../../contract/messages/codes-at-desk";
import * as z from "zod/mini";

/** Codes that a page shows. */
const LIMIT = 50;

/** Which codes the address asks for; what cannot be understood in it is left out. */
export function codesQueryOf(address: URLSearchParams): CodesQuery {
  const { search, state, after } = codesQuery.shape;
  const read = <Value>(schema: z.ZodMiniType<Value>, name: string) => z.safeParse(schema, address.get(name) ?? undefined).data;
  const [stateAsked, afterAsked] = [read(state, "state"), read(after, "after")];
  return {
    search: read(search, "search") ?? "",
    limit: LIMIT,
    ...(stateAsked === undefined ? {} : { state: stateAsked }),
    ...(afterAsked === undefined ? {} : { after: afterAsked }),
  };
}

type CodeState = (typeof CODE_STATES)[number];

export const STATE_WORDS: Record<CodeState, { readonly word: string; readonly tone: "go" | "wait" | "stop" | "none" }> = {
  issued: { word: "Nobody’s yet", tone: "none" },
  claimed: { word: "Claimed", tone: "none" },
  opened: { word: "Opened", tone: "none" },
  redeemed: { word: "Redeemed", tone: "go" },
};

export const STATE_OPTIONS = [{ value: "", name: "Any" }, ...CODE_STATES.map((state) => ({ value: state, name: STATE_WORDS[state].word }))];

export const CHANNEL_WORDS: Readonly<Record<string, string>> = { whatsapp: "WhatsApp", messenger: "Messenger", instagram: "Instagram", other: "By a link" };
