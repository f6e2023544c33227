/**
 * Keeps the screen from going dark while the page is shown, where the browser can. It may say no, when the battery is low: then the
 * screen goes dark as it would anyway.
 * @returns ends it
 */
export function keepScreenOn(): () => void {
  let ended = false;
  let lock: WakeLockSentinel | undefined;

  const request = async () => {
    if (document.hidden || lock?.released === false) return;
    // Missing in older browsers and in those of chats.
    const got = await navigator.wakeLock?.request("screen").catch(() => undefined);
    // Another may have come meanwhile, where the page was hidden and shown again before the browser answered.
    void lock?.release();
    if (ended) void got?.release();
    else lock = got;
  };

  // The browser takes it back whenever the page is hidden.
  const handleVisibility = () => void request();
  document.addEventListener("visibilitychange", handleVisibility);
  void request();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", handleVisibility);
    void lock?.release();
  };
}
