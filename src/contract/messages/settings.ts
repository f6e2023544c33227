import * as z from "zod/mini";
import { typed, wordings } from "./coupon-draft";
import { count, text } from "./scalars";
import { name } from "./sign-in";

/** What a workspace decides for all its tills, and what new coupons begin with. The rules of settings judge it, field by field. */
export const workspaceSettings = z.object({
  undoWindowMs: z.number(),
  instantRedeem: z.boolean(),
  supervisorOverrides: z.boolean(),
  maxSnapshotAgeMs: z.number(),
  /** 0: tills never lock by themselves. */
  autoLockMs: z.number(),
  ...wordings,
  page: z.object({ logoUrl: z.nullable(typed), colour: z.nullable(typed) }),
});

export const settingsAtDesk = z.object({ settings: workspaceSettings, version: count, shop: z.object({ name: z.string(), timeZone: z.string() }) });

/** `basedOn`: the version that was edited; if it is not the latest any more, nothing is changed. */
export const settingsRequest = z.object({ settings: workspaceSettings, basedOn: count });

/** `timeZone`: IANA's name, such as `Europe/Lisbon`. */
export const shopRequest = z.object({ name, timeZone: text(60) });

export type SettingsAtDesk = z.infer<typeof settingsAtDesk>;
