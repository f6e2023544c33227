import * as z from "zod/mini";
import { text, uuid } from "./scalars";
import { REVERSAL_REASON_MAX_LENGTH } from "./till-event";

/** `key`: the reversal's own, made by who sends it: sent again it is the same one. */
export const reversalRequest = z.object({ key: uuid, reason: text(REVERSAL_REASON_MAX_LENGTH).check(z.regex(/\S/)) });
