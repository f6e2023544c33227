import { useEffect, useState } from "react";
import type { ListedRedemption } from "../../../client/till/till";
import { useTill } from "../till-services";

/** Newest first; null until the till has read it. */
export function useTodaysList(): readonly ListedRedemption[] | null {
  const till = useTill();
  const [list, setList] = useState<readonly ListedRedemption[] | null>(null);
  useEffect(() => till.watchToday(setList), [till]);
  return list;
}
