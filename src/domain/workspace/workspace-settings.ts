import { hashOfImagePath } from "../image/image-path";
import type { CouponPage } from "../coupon/coupon";
import type { FieldProblem } from "../coupon/coupon-draft";
import { WORDING_RULES, type Wordings } from "../coupon/text-limits";
import { isColour, textProblems, wordingProblems } from "../coupon/validate-coupon";

/**
 * What a workspace decides for all its tills, and what new coupons begin with; durations in milliseconds.
 * `autoLockMs`: 0 where tills never lock by themselves. `instantRedeem`: a code that can be redeemed is, without a press.
 */
export type WorkspaceSettings = Wordings & {
  readonly undoWindowMs: number;
  readonly instantRedeem: boolean;
  readonly supervisorOverrides: boolean;
  readonly maxSnapshotAgeMs: number;
  readonly autoLockMs: number;
  readonly page: Pick<CouponPage, "logoUrl" | "colour">;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long each may be (R74). */
export const DURATION_LIMITS = {
  undoWindowMs: { minMs: 0, maxMs: DAY_MS, words: "Choose up to 24 hours." },
  maxSnapshotAgeMs: { minMs: HOUR_MS, maxMs: 30 * DAY_MS, words: "Choose from 1 hour to 30 days." },
  autoLockMs: { minMs: MINUTE_MS, maxMs: 8 * HOUR_MS, words: "Choose from 1 minute to 8 hours, or never." },
} as const;

export type DurationSetting = keyof typeof DURATION_LIMITS;

/** `field`: named as in the settings, a part of one as `page.colour`. */
export type SettingProblem = { readonly field: string; readonly problem: FieldProblem | { readonly kind: "out-of-bounds"; readonly words: string } };

/** Everything that is wrong with settings (R53, R73, R74). `images`: paths of the shop's pictures. */
export function settingProblems(settings: WorkspaceSettings, images: ReadonlySet<string>): readonly SettingProblem[] {
  const { logoUrl, colour } = settings.page;
  const durations = (Object.keys(DURATION_LIMITS) as DurationSetting[]).filter((field) => !isWithin(field, settings[field]));
  return [
    ...durations.map((field) => ({ field, problem: { kind: "out-of-bounds", words: DURATION_LIMITS[field].words } }) as const),
    ...textProblems(WORDING_RULES, settings),
    ...wordingProblems(settings),
    ...(colour === null || isColour(colour) ? [] : [{ field: "page.colour", problem: { kind: "not-a-colour" } } as const]),
    ...(logoUrl === null || (hashOfImagePath(logoUrl) !== null && images.has(logoUrl)) ? [] : [{ field: "page.logoUrl", problem: { kind: "image-unknown" } } as const]),
  ];
}

function isWithin(field: DurationSetting, ms: number): boolean {
  const { minMs, maxMs } = DURATION_LIMITS[field];
  return Number.isSafeInteger(ms) && ((field === "autoLockMs" && ms === 0) || (ms >= minMs && ms <= maxMs));
}
