import * as z from "zod/mini";

/** A till's stream carries at least this often something, so that silence means a dead line (R28). */
export const LIVE_BEAT_EVERY_MS = 10_000;

/**
 * What a till's stream says. `changed`: the feed has something new, or the till no longer belongs here; what it is, the
 * pull tells. `beat`: nothing but that the line is alive.
 */
export const liveMessage = z.object({ kind: z.enum(["changed", "beat"]) });

export type LiveMessage = z.infer<typeof liveMessage>;
