import { createHash } from "node:crypto";
import type { IMAGE_ROUTES } from "../../src/contract/image-routes-table";
import { explainImageProblem } from "../../src/domain/image/explain-image-problem";
import { imagePathOf } from "../../src/domain/image/image-path";
import { readImage } from "../../src/domain/image/read-image";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import type { Handler, Handlers } from "./handler";

/** Pictures for the coupons' pages (R73). */
export function imageHandlers(deps: Deps): Pick<Handlers, keyof typeof IMAGE_ROUTES> {
  return { addImage: addImage(deps), image: image(deps) };
}

function addImage(deps: Deps): Handler<"addImage"> {
  return async ({ by, body: bytes, browser }) => {
    const header = readImage(bytes);
    if (!header.ok) return fail({ problem: "image-not-usable", message: explainImageProblem(header.problem) });
    const hash = createHash("sha256").update(bytes).digest("hex");
    const added = await deps.store.addImage(by.workspace, { hash, bytes, header: header.value }, deedOf(deps, by, browser));
    if (added === "full") return fail({ problem: "final", message: "This shop has as many pictures as it can keep. Use one that a coupon has already." });
    const { width, height } = header.value;
    return ok({ url: imagePathOf(hash), width, height });
  };
}

function image({ store }: Deps): Handler<"image"> {
  return async ({ parameters: { hash } }) => {
    const found = await store.imageByHash(hash);
    return found === null ? fail({ problem: "not-found", message: "There is no such picture." }) : ok({ ...found, etag: hash });
  };
}
