import { useEffect, useState } from "react";
import { type CouponView, lookAt, nextLookMs, type WatchDeps } from "./watch-coupon";

/**
 * Looks at a link's coupon while the page is seen, often at first. `deps` and `first`, what is known of it already, must stay
 * the same from one render to the next.
 */
export function useCoupon(token: string, deps: WatchDeps, first: CouponView): CouponView {
  const [view, setView] = useState(first);

  useEffect(() => {
    let known = first;
    let isOver = false;
    let isLooking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seenSinceMs = deps.deviceNowMs();
    const show = (next: CouponView) => {
      if (!isOver) setView((known = next));
    };
    const look = async () => {
      clearTimeout(timer);
      if (isLooking || isOver || !deps.isSeen()) return;
      isLooking = true;
      show(await lookAt(token, known, deps, show));
      isLooking = false;
      if (!isOver) timer = setTimeout(() => void look(), nextLookMs(known.phase, deps.deviceNowMs() - seenSinceMs));
    };
    const lookAgain = () => {
      seenSinceMs = deps.deviceNowMs();
      void look();
    };
    const wakers = [[document, "visibilitychange"], [window, "online"], [window, "focus"], [window, "pointerdown"]] as const;
    for (const [target, event] of wakers) target.addEventListener(event, lookAgain);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const [target, event] of wakers) target.removeEventListener(event, lookAgain);
    };
  }, [token, deps, first]);
  return view;
}
