import type { Holdings } from "../store/database-copy";

/** What a database holds, a line for each workspace. */
export function holdingsText({ bytes, workspaces }: Holdings): string {
  const lines = workspaces.map(({ number, name, coupons, redemptions, feed }) => {
    return `  workspace ${number} (${name}): ${counted(coupons, "coupon")}, ${counted(redemptions, "redemption")}, feed number ${feed}`;
  });
  return [`  ${counted(workspaces.length, "workspace")}, ${(bytes / 1_000_000).toFixed(1)} MB`, ...lines].join("\n");
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
