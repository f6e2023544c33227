/** Chats' own browsers, by what they say of themselves: they keep nothing for long, and have no service worker. */
const IN_APP = /\b(Instagram|FBAN|FBAV|FB_IAB|Messenger|MicroMessenger|Line)\b/;

export function isInAppBrowser(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}
