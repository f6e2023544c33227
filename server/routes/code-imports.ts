import { COUPON_CODES_MAX, FILE_ROWS_MAX } from "../../src/contract/messages/code-imports";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { uuid } from "../../src/contract/messages/scalars";
import { bitsToGuess, SAFE_BITS } from "../../src/domain/code/code-pattern";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import type { ImportProblem } from "../store/coupon-desk/coupon-desk-store";
import type { Handler } from "./handler";
import { NO_SUCH_COUPON } from "./no-such-coupon";

const PROBLEMS: Record<ImportProblem, ProblemMessage> = {
  "not-found": NO_SUCH_COUPON,
  plan: { problem: "plan", message: "Coupons need the premium plan. Ask the owner of the shop to change it." },
  revoked: { problem: "final", message: "This coupon was revoked, which is final. It takes no more codes." },
  fixed: { problem: "final", message: "This coupon has one fixed code. Only a coupon with a list takes more." },
  "too-many": { problem: "too-large", message: `A coupon has ${COUPON_CODES_MAX.toLocaleString("en")} codes at most. Make another for the rest.` },
  "type-changed": { problem: "changed-meanwhile", message: "The coupon's code type was changed this moment. Look at it, then send the file again." },
  "id-used": { problem: "idempotency-key-used", message: "Another coupon's codes came under this id. Nothing was added; send them under a new id." },
  "too-many-rows": { problem: "too-large", message: `A file holds ${FILE_ROWS_MAX.toLocaleString("en")} codes at most. Split it, and add one after the other.` },
  "no-rows": { problem: "bad-request", message: "There is no code in this file. Nothing was added." },
  "parts-missing": { problem: "bad-request", message: "Not all of the file has come. Nothing was added; send it again." },
  "no-room": { problem: "bad-request", message: "There are too few such codes for so many. Make them longer." },
  "bad-pattern": { problem: "bad-request", message: "Codes like these do not fit the coupon's code type. Change what they begin with, or their length." },
};

export function putImportPart({ store, nowMs }: Deps): Handler<"putImportPart"> {
  return async ({ by, parameters, body: { part, rows } }) => {
    const parts = isId(parameters.importId) ? await store.putImportPart({ workspace: by.workspace, ...parameters }, part, rows, nowMs()) : null;
    return parts === null ? fail(PROBLEMS["not-found"]) : ok({ parts });
  };
}

export function commitImport(deps: Deps): Handler<"commitImport"> {
  return async ({ by, parameters, body: { rows }, browser }) => {
    if (!isId(parameters.importId)) return fail(PROBLEMS["not-found"]);
    const committed = await deps.store.commitImport({ workspace: by.workspace, ...parameters }, rows, deedOf(deps, by, browser));
    return committed.ok ? committed : fail(PROBLEMS[committed.problem]);
  };
}

export function generateCodes(deps: Deps): Handler<"generateCodes"> {
  return async ({ by, parameters: { couponId }, body, browser }) => {
    const place = { workspace: by.workspace, couponId, importId: body.id };
    const made = await deps.store.generateCodes(place, body, deps.randomBytes, deedOf(deps, by, browser));
    if (!made.ok) return fail(PROBLEMS[made.problem]);
    const bits = bitsToGuess(body.pattern, made.value.total);
    return ok({ added: made.value.added, total: made.value.total, bitsToGuess: Math.floor(bits * 10) / 10, guessable: bits < SAFE_BITS });
  };
}

/** Any text can stand in an address. */
function isId(text: string): boolean {
  return uuid.safeParse(text).success;
}
