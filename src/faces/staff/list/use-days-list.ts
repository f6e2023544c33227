import { useEffect, useState } from "react";
import type { ListedRedemption } from "../../../client/till/till";
import { useTill } from "../till-services";

/** Of today (0) or a day before, newest first; null until the till has read it. */
export function useDaysList(daysAgo: number): readonly ListedRedemption[] | null {
  const till = useTill();
  const [read, setRead] = useState<{ readonly daysAgo: number; readonly list: readonly ListedRedemption[] } | null>(null);
  useEffect(() => till.watchDay(daysAgo, (list) => setRead({ daysAgo, list })), [till, daysAgo]);
  return read?.daysAgo === daysAgo ? read.list : null;
}
