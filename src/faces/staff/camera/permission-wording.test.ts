import { expect, test } from "vitest";
import { wordPermission } from "./permission-wording";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";

test.each([
  ["an iPhone", IPHONE, 5, false, /Website settings/],
  ["an iPad, which says that it is a Mac", MAC, 5, false, /Website settings/],
  ["an installed app on an iPhone", IPHONE, 5, true, /open it again/],
  ["Chrome on Android", ANDROID, 5, false, /left of the address, then “Permissions”/],
  ["an installed app on Android", ANDROID, 5, true, /App info/],
  ["Chrome on a PC", WINDOWS, 0, false, /left of the address and allow/],
  ["Firefox", FIREFOX, 0, false, /crossed-out camera/],
  ["Safari on a Mac", MAC, 0, false, /Settings for this website/],
])("says where to allow the camera: %s", (_, userAgent, maxTouchPoints, isInstalled, words) => {
  expect(wordPermission({ userAgent, maxTouchPoints, isInstalled })).toMatch(words);
});
