import { atTab, atTill } from "./at-a-till";
import { atTheOffice } from "./at-the-office";
import type { Entry } from "./plan";
import type { Stage } from "./stage";

/** Lets an entry of the plan happen. */
export async function happen(stage: Stage, entry: Entry): Promise<void> {
  if (stage.isMended) return;
  switch (entry.kind) {
    case "redeem":
    case "undo":
    case "crash":
    case "sleep":
    case "save-file":
    case "take-file":
      return atTab(stage, entry);
    case "partition":
    case "lost-reply":
    case "reorder":
    case "late-answer":
    case "set-clock":
    case "revoke-till":
    case "push-at-once":
    case "destroy-till":
      return atTill(stage, entry);
    case "restart":
    case "claim":
    case "add-coupon":
    case "revoke-coupon":
    case "extend-coupon":
    case "write-off":
    case "new-epoch":
    case "back-up":
    case "put-back":
    case "build-snapshot":
    case "tidy":
      return atTheOffice(stage, entry);
  }
}
