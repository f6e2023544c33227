import type { ProblemMessage } from "../../src/contract/messages/problem";

/** To who runs a shop, of a coupon that is none of theirs. */
export const NO_SUCH_COUPON: ProblemMessage = { problem: "not-found", message: "There is no such coupon here." };
