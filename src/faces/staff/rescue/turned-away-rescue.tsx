import { useTillStatus } from "../till-services";
import { SaveRescueFile } from "./save-rescue-file";

/** The way out of a till that its server does not know any more: what waits here goes by file. */
export function TurnedAwayRescue() {
  return useTillStatus().network.kind === "turned-away" ? <SaveRescueFile /> : null;
}
