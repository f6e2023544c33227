import { type Kysely, Migrator, sql as raw } from "kysely";
import type { ColumnTypes } from "./migrations/column-types";
import { createWorkspaceTables } from "./migrations/0001-workspace";
import { createCouponTables } from "./migrations/0002-coupons";
import { createRedemptionTables } from "./migrations/0003-redemptions";
import { createSyncTables } from "./migrations/0004-sync";
import { addRestoredEpochs } from "./migrations/0006-restored-epochs";
import { createDeskTables } from "./migrations/0007-desk";
import { leanRedemptions } from "./migrations/0008-lean-redemptions";
import { createArrivingCodes } from "./migrations/0009-arriving-codes";
import { createFeedRuns } from "./migrations/0010-feed-runs";
import { answerInRedemptions } from "./migrations/0011-answered-redemptions";
import { indexWaitingRedemptions } from "./migrations/0012-waiting-redemptions";
import { createClaimKeys } from "./migrations/0013-claim-keys";
import { growLeases } from "./migrations/0014-leases";
import { createRescueKeys } from "./migrations/0015-rescue-keys";
import { indexLeasesWithUnits } from "./migrations/0016-leases-with-units";
import { createTillTokens } from "./migrations/0017-till-tokens";
import { createMemberTables } from "./migrations/0018-members";
import { createCouponDesk } from "./migrations/0019-coupon-desk";
import { createCodeImports } from "./migrations/0020-code-imports";
import { nameMakersOfLinks } from "./migrations/0021-makers-of-links";
import { addTillReports } from "./migrations/0022-till-reports";
import { indexDeliveredCodes } from "./migrations/0023-delivered-codes";
import { refuseReplacedEntries } from "./migrations/0024-no-replaced-entries";
import { createFigures } from "./migrations/0025-figures";
import { createImages } from "./migrations/0027-images";
import { createWishes } from "./migrations/0028-contacts-and-wishes";
import { addPinReports } from "./migrations/0029-pin-and-app-reports";
import { createSelfClaims } from "./migrations/0030-self-claims";
import { createWebhooks } from "./migrations/0031-webhooks";
import { nameMakersOfEnrolmentCodes } from "./migrations/0032-makers-of-enrolment-codes";
import { indexOtherRedemptions } from "./migrations/0033-other-redemptions";

/**
 * Append-only: a step that was released is never edited, a later one changes what it made. A number that was passed over
 * stays unused: a database that has later steps would refuse it.
 */
const STEPS = {
  "0001-workspace": createWorkspaceTables,
  "0002-coupons": createCouponTables,
  "0003-redemptions": createRedemptionTables,
  "0004-sync": createSyncTables,
  "0006-restored-epochs": addRestoredEpochs,
  "0007-desk": createDeskTables,
  "0008-lean-redemptions": leanRedemptions,
  "0009-arriving-codes": createArrivingCodes,
  "0010-feed-runs": createFeedRuns,
  "0011-answered-redemptions": answerInRedemptions,
  "0012-waiting-redemptions": indexWaitingRedemptions,
  "0013-claim-keys": createClaimKeys,
  "0014-leases": growLeases,
  "0015-rescue-keys": createRescueKeys,
  "0016-leases-with-units": indexLeasesWithUnits,
  "0017-till-tokens": createTillTokens,
  "0018-members": createMemberTables,
  "0019-coupon-desk": createCouponDesk,
  "0020-code-imports": createCodeImports,
  "0021-makers-of-links": nameMakersOfLinks,
  "0022-till-reports": addTillReports,
  "0023-delivered-codes": indexDeliveredCodes,
  "0024-no-replaced-entries": refuseReplacedEntries,
  "0025-figures": createFigures,
  "0027-images": createImages,
  "0028-contacts-and-wishes": createWishes,
  "0029-pin-and-app-reports": addPinReports,
  "0030-self-claims": createSelfClaims,
  "0031-webhooks": createWebhooks,
  "0032-makers-of-enrolment-codes": nameMakersOfEnrolmentCodes,
  "0033-other-redemptions": indexOtherRedemptions,
} as const;

/** Names of all steps that this program knows; a database of a later one has others as well. */
export const STEP_NAMES: ReadonlySet<string> = new Set(Object.keys(STEPS));

export type StepName = keyof typeof STEPS;

/**
 * Brings a database to the newest schema, or throws with the step that failed.
 * @param last where to stop, as an older program would have
 */
export async function migrateToLatest(db: Kysely<unknown>, types: ColumnTypes, last?: StepName): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(STEPS).map(([name, create]) => [name, { up: (step: Kysely<unknown>) => create(step, types) }]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw error;
}

/** Why a database cannot be used as it is, in a sentence; null where this program has made it, or another of its version. */
export async function schemaProblem(db: Kysely<unknown>): Promise<string | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return "It is not a Tearoff database, or an empty one. Start Tearoff once.";
  const { rows } = await raw<{ name: string }>`select name from kysely_migration`.execute(db);
  const later = rows.filter(({ name }) => !STEP_NAMES.has(name));
  if (later.length > 0) return "The data was made by a newer version of Tearoff. Use that one, or a later one.";
  return rows.length < STEP_NAMES.size ? "The data is of an older version of Tearoff. Start this one once, then try again." : null;
}
