import { allAgree } from "./all-agree";
import { asksConfirmed } from "./asks-confirmed";
import { eachKeyOnce } from "./each-key-once";
import { feedWithoutGaps } from "./feed-without-gaps";
import { firstAnswerAgain } from "./first-answer-again";
import type { Invariant } from "./invariant";
import { nothingIsLost } from "./nothing-is-lost";
import { nothingUnknown } from "./nothing-unknown";
import { oneHolder } from "./one-holder";
import { oneTillOnce } from "./one-till-once";
import { outboxesEmpty } from "./outboxes-empty";
import { sequences } from "./sequences";
import { unitsAddUp } from "./units-add-up";
import { withdrawnAsks } from "./withdrawn-asks";

/** All that has to hold in every run. */
export function everyInvariant(): readonly Invariant[] {
  return [
    nothingIsLost(),
    eachKeyOnce(),
    oneHolder(),
    unitsAddUp(),
    oneTillOnce(),
    withdrawnAsks(),
    asksConfirmed(),
    nothingUnknown(),
    feedWithoutGaps(),
    firstAnswerAgain(),
    sequences(),
    outboxesEmpty(),
    allAgree(),
  ];
}
