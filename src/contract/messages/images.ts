import * as z from "zod/mini";
import { count } from "./scalars";

/** `url`: what a coupon's page names it by, `/i/` and the SHA-256 of its bytes. `width` and `height` in pixels. */
export const imageAdded = z.object({ url: z.string(), width: count, height: count });
