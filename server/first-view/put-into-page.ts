import type { DrawnFirstView } from "../../src/contract/first-view";

/** @returns the app's page without what a drawn view says in its stead, and its sheets' paths, which are in it no more */
export function roomForView(page: string): { readonly room: string; readonly sheetPaths: readonly string[] } {
  const room = page.replace(SAID_IN_HEAD, "").replace(SAYS_SCRIPT_IS_NEEDED, "").replace(OPENING, ROOT_BEFORE + ROOT_AFTER);
  return { room: room.replace(SHEET_LINK, ""), sheetPaths: [...room.matchAll(SHEET_LINK)].map(([, path = ""]) => path) };
}

/** The app's page, which says in its head what stands at its address. */
export function putIntoHead(page: string, head: string): string {
  return page.replace(SAID_IN_HEAD, "").replace("</head>", () => `${head}</head>`);
}

/** @param room what `roomForView` has made of the app's page; @param sheet of the app; there is no tag in a sheet */
export function putIntoPage(room: string, { head, body, sheet: own }: DrawnFirstView, sheet: string): string {
  const styles = `<style>${sheet}</style><style>${own}</style>`;
  // Functions, as in a text that is put in a dollar sign would mean something.
  return room.replace("</head>", () => `${head}${styles}</head>`).replace(ROOT_BEFORE + ROOT_AFTER, () => ROOT_BEFORE + body + ROOT_AFTER);
}

const [ROOT_BEFORE, ROOT_AFTER] = ['<div id="root">', "</div>"];
const SAID_IN_HEAD = /\s*(<title>[^<]*<\/title>|<meta name="description"[^>]*>)/g;
const SHEET_LINK = /\s*<link rel="stylesheet"[^>]* href="([^"]+)">/g;
const OPENING = /<div id="root">.*?<\/main>\s*<\/div>/s;
const SAYS_SCRIPT_IS_NEEDED = /\s*<noscript>.*?<\/noscript>/s;
