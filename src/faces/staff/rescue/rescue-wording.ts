import type { RescueFileMade, RescueTakenIn } from "../../../client/till/till";
import type { RescueCounts } from "../../../domain/rescue/count-answers";
import { type CountForms, sayCount } from "../../../ui/formats/say-count";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { isolateName } from "../isolate-name";

/** What happened, and what to do now. */
export type Said = { readonly what: string; readonly next: string };

/** Why no file was made. */
export function wordNotMade(kind: Exclude<RescueFileMade["kind"], "made">): Said {
  switch (kind) {
    case "nothing-waits":
      return { what: "Nothing waits here any more.", next: "The server has it all, so there is nothing to save." };
    case "not-certified":
      return {
        what: "This till can’t make rescue files yet.",
        next: "It has to reach the server once first. Until then, keep this device and do not clear the browser.",
      };
    case "too-large":
      return {
        what: "More waits here than fits into a file.",
        next: "Bring this device back to the network: it sends everything by itself.",
      };
  }
}

/** What came of taking a file in. */
export function wordTakenIn(said: RescueTakenIn): Said {
  switch (said.kind) {
    case "taken":
      return { what: `Taken in: ${isolateName(said.tillName)}, ${isolateName(said.storeName)}.`, next: wordCounts(said.counts) };
    case "not-a-rescue-file":
      return { what: "This is not a rescue file.", next: "Choose the file that the other till saved; its name begins with “tearoff-rescue”." };
    case "foreign":
      return {
        what: "This file is not for this shop’s server.",
        next: "Take it in at a till of the shop that it comes from. If it is from this one, ask whoever runs the server: its data may be older than the file’s key.",
      };
    case "damaged":
      return { what: "This file is damaged.", next: "Use another copy of it, or save it at its till again." };
    case "not-all-taken":
      return {
        what: "Not everything was taken in.",
        next: "The other till has sent too much that cannot be read. Tell a manager, and keep the file.",
      };
    case "no-network":
      return { what: "The server can’t be reached.", next: "Taking in a file needs the network. Keep the file and try again when this till is online." };
    case "server-trouble":
      return { what: "The server could not do it.", next: "Keep the file and try again in a minute." };
    case "turned-away":
      return { what: "The server does not know this till.", next: "Take the file in at another till." };
  }
}

/** What of a file was new to the server, in sentences. */
function wordCounts({ redemptions, undone, conflicts, known, refused }: RescueCounts): string {
  const sentences = [
    ...sentence(redemptions, { one: "redemption is now with the server.", other: "redemptions are now with the server." }),
    ...sentence(undone, { one: "redemption was undone.", other: "redemptions were undone." }),
    ...sentence(conflicts, { one: "redemption is in conflict; a manager sees it.", other: "redemptions are in conflict; a manager sees them." }),
    ...sentence(refused, { one: "could not be used; the server keeps it.", other: "could not be used; the server keeps them." }),
    ...sentence(known, { one: "was known to the server already.", other: "were known to the server already." }),
  ];
  return sentences.length === 0 ? "It held nothing new." : sentences.join(" ");
}

function sentence(count: number, forms: CountForms): readonly string[] {
  return count === 0 ? [] : [sayCount(count, forms, SCREEN_LOCALE)];
}
