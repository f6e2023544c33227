import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { SCREEN_LOCALE } from "../../ui/formats/screen-locale";
import type { Viewpoint } from "../../ui/formats/say-when";
import { useTill, useTillServices } from "./till-services";

/** The till's clock and its store's time zone (R26), read anew every `everyMs`. */
export function useViewpoint(everyMs = 10_000): Viewpoint {
  const till = useTill();
  const status = useStore(useTillServices().status);
  const [nowMs, setNowMs] = useState(() => till.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(till.nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [till, everyMs]);
  const shop = status?.enrolment.kind === "enrolled" ? status.enrolment.shop : null;
  const timeZone = shop?.store.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { nowMs, timeZone, locale: SCREEN_LOCALE };
}
