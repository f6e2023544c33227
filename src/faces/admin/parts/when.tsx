import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayWhen, sayWhenInFull } from "../../../ui/formats/say-when";
import { useNowMs } from "./use-now";

const MINUTE_MS = 60_000;

/** An instant as people say it near, by this device's clock and zone; in full where one points at it. */
export function When({ ms }: { readonly ms: number }) {
  const nowMs = useNowMs(MINUTE_MS);
  const from = { nowMs, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: SCREEN_LOCALE };
  return (
    <time dateTime={new Date(ms).toISOString()} title={sayWhenInFull(ms, from)}>
      {sayWhen(ms, from)}
    </time>
  );
}
