import { LOOKS, MANAGES, OWNS } from "./access";
import { settingsAtDesk, settingsRequest, shopRequest } from "./messages/settings";
import type { Route } from "./route";

/** What holds for the whole shop. */
export const SETTINGS_ROUTES = {
  settings: { method: "GET", path: "/api/settings", access: LOOKS, summary: "What the shop has decided for its tills and for new coupons.", response: settingsAtDesk },
  editSettings: {
    method: "POST", path: "/api/settings", access: MANAGES,
    summary: "Change the settings, unless somebody else has meanwhile: then the answer says what is different. Tills follow with their next pull.",
    body: settingsRequest, response: settingsAtDesk,
  },
  editShop: {
    method: "POST", path: "/api/shop", access: OWNS,
    summary: "Call the shop by another name, or set its time zone.",
    body: shopRequest, response: settingsAtDesk, maxBodyBytes: 4_096,
  },
} as const satisfies Record<string, Route>;
