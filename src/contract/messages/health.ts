import * as z from "zod/mini";

/** `protocol` lets a till notice a server of another version. */
export const healthMessage = z.object({ status: z.literal("ok"), protocol: z.int() });
