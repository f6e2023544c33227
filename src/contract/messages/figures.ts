import * as z from "zod/mini";
import { count } from "./scalars";

const named = z.object({ id: z.string(), name: z.string() });

/**
 * What has become of a coupon in a span of days of the workspace's zone, all of which are there. `redeemed`: redemptions that
 * stand, by when their tills had it. `stores` and `channels`: those with any, the most first; `channel`: null for codes that
 * nobody has claimed.
 */
export const figuresResponse = z.object({
  zone: z.string(),
  days: z.array(z.object({ day: z.iso.date(), claimed: count, opened: count, redeemed: count })),
  stores: z.array(z.object({ store: named, redeemed: count })),
  channels: z.array(z.object({ channel: z.nullable(z.string()), claimed: count, opened: count, redeemed: count })),
});

export type Figures = z.infer<typeof figuresResponse>;
