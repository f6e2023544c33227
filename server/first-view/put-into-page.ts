import type { DrawnFirstView } from "../../src/contract/first-view";

/** The app's page without what a drawn view says in its stead. */
export function roomForView(page: string): string {
  return page.replace(SAID_IN_HEAD, "").replace(SAYS_SCRIPT_IS_NEEDED, "").replace(OPENING, ROOT_BEFORE + ROOT_AFTER);
}

/** The app's page, which says in its head what stands at its address. */
export function putIntoHead(page: string, head: string): string {
  return page.replace(SAID_IN_HEAD, "").replace("</head>", () => `${head}</head>`);
}

/** @param room what `roomForView` has made of the app's page */
export function putIntoPage(room: string, { head, body }: DrawnFirstView, sheetPath: string): string {
  const sheet = `<link rel="stylesheet" href="${sheetPath.replaceAll("&", "&amp;")}">`;
  // Functions, as in a text that is put in a dollar sign would mean something.
  return room.replace("</head>", () => `${head}${sheet}</head>`).replace(ROOT_BEFORE + ROOT_AFTER, () => ROOT_BEFORE + body + ROOT_AFTER);
}

const [ROOT_BEFORE, ROOT_AFTER] = ['<div id="root">', "</div>"];
const SAID_IN_HEAD = /\s*(<title>[^<]*<\/title>|<meta name="description"[^>]*>)/g;
const OPENING = /<div id="root">.*?<\/main>\s*<\/div>/s;
const SAYS_SCRIPT_IS_NEEDED = /\s*<noscript>.*?<\/noscript>/s;
