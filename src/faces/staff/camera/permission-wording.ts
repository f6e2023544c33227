/** Where a person allows a page the camera. `app`: Tearoff is installed, and no address bar is in sight. */
type Place = "ios" | "ios-app" | "android" | "android-app" | "firefox" | "safari" | "desktop";

interface Browser {
  readonly userAgent: string;
  /** Fingers that the screen can tell apart: 0 without a touch screen. */
  readonly maxTouchPoints: number;
  readonly isInstalled: boolean;
}

/** How to allow this page the camera, in the browser at hand. */
export function wordPermission(browser: Browser): string {
  return STEPS[placeOf(browser)];
}

const STEPS: Readonly<Record<Place, string>> = {
  ios: "Tap the sign beside the address, then “Website settings”, and allow the camera.",
  "ios-app": "Close Tearoff and open it again, then allow the camera when asked. If nothing asks: Settings, Apps, Safari, Camera.",
  android: "Tap the sign to the left of the address, then “Permissions”, and allow the camera.",
  "android-app": "Hold Tearoff’s icon, tap “App info”, then “Permissions”, and allow the camera.",
  firefox: "Click the crossed-out camera beside the address and take the block away.",
  safari: "In the menu “Safari”, choose “Settings for this website”, and allow the camera.",
  desktop: "Click the sign to the left of the address and allow the camera.",
};

function placeOf({ userAgent, maxTouchPoints, isInstalled }: Browser): Place {
  // An iPad says that it is a Mac, but no Mac has a touch screen.
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (isIos) return isInstalled ? "ios-app" : "ios";
  if (/Android/.test(userAgent)) return isInstalled ? "android-app" : "android";
  if (/Firefox\//.test(userAgent)) return "firefox";
  return /Safari\//.test(userAgent) && !/Chrome|Chromium|Edg/.test(userAgent) ? "safari" : "desktop";
}
