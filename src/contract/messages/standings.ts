import * as z from "zod/mini";
import { RECORDED_STANDINGS } from "../../domain/sync/answer";
import { RESOLUTIONS } from "../../domain/sync/resolve-conflict";
import { instantMs, uuid } from "./scalars";

export const STANDINGS_MAX_KEYS = 500;

/** What stands of a redemption today, and how its conflict was closed, if it was one. */
export const standingShape = {
  redemptionKey: uuid,
  standing: z.enum(RECORDED_STANDINGS),
  resolution: z.nullable(z.enum(RESOLUTIONS)),
} as const;

const standing = z.object(standingShape);

/** Keys of the till's own redemptions. */
export const standingsRequest = z.object({ keys: z.array(uuid).check(z.maxLength(STANDINGS_MAX_KEYS)) });

/** In no order; nothing of a key under which this installation has recorded no redemption. */
export const standingsResponse = z.object({ nowMs: instantMs, standings: z.array(standing) });

export type StandingMessage = z.infer<typeof standing>;
