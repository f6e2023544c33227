/**
 * A rescue file's name, such as `tearoff-rescue-till-2-2026-11-27.txt`. It ends as a text's: browsers hand over to other apps
 * only files of kinds that they know.
 * @param zone IANA name of the zone whose day it is
 * @see https://developer.mozilla.org/docs/Web/API/Navigator/share "Shareable file types"
 */
export function rescueFileName(tillName: string, nowMs: number, zone: string): string {
  const name = tillName.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("-") ?? "till";
  // Swedes write dates as ISO 8601 does.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(nowMs);
  return `tearoff-rescue-${name}-${day}.txt`;
}
