import type { AutomationWordings, StatusWordings } from "../../../domain/coupon/coupon";
import type { DurationSetting, WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import { AUTOMATION_WORDINGS, STATUS_WORDINGS } from "../../../domain/wording/default-wordings";
import type { Choice } from "../form/choices-frame";
import type { DurationUnit } from "../form/duration-field";

export const SECTIONS = {
  tills: { title: "At the tills", words: "For every till of the shop, from its next contact with the server on." },
  wordings: { title: "What new coupons say", words: "New coupons begin with these. Coupons that are there already stay as they are." },
  page: { title: "How new coupons look", words: "Each coupon can have its own all the same." },
} as const;

export type SectionName = keyof typeof SECTIONS;

/** Named as the rules name what is wrong with them. */
export type SettingName =
  | DurationSetting
  | "instantRedeem"
  | "supervisorOverrides"
  | `automationWordings.${keyof AutomationWordings}`
  | `statusWordings.${keyof StatusWordings}`
  | "page.logoUrl"
  | "page.colour";

type Held<Value> = { readonly get: (settings: WorkspaceSettings) => Value; readonly set: (settings: WorkspaceSettings, value: Value) => WorkspaceSettings };

type SettingKind =
  | (Held<number> & { readonly kind: "duration"; readonly unit: DurationUnit })
  | (Held<string> & { readonly kind: "choice"; readonly choices: readonly Choice<string>[] })
  | (Held<boolean> & { readonly kind: "yes-no" })
  | (Held<string> & { readonly kind: "lines"; readonly placeholders: readonly string[] })
  | (Held<string | null> & { readonly kind: "colour" | "picture" });

export type SettingField = SettingKind & { readonly section: SectionName; readonly label: string; readonly help?: string };

/** The settings, from top to bottom. Labels, problems and the words for what somebody else has changed derive from it. */
export const SETTING_FIELDS: Readonly<Record<SettingName, SettingField>> = {
  instantRedeem: {
    section: "tills", kind: "choice", label: "When a code can be redeemed",
    choices: [
      { value: "confirmed", name: "The cashier presses Redeem", words: "They see first what it is, and what to do at the register." },
      { value: "instant", name: "It is redeemed at once", words: "Quicker in a queue. A coupon that wants a receipt number still waits for it, and a slip is undone with Undo." },
    ],
    get: ({ instantRedeem }) => (instantRedeem ? "instant" : "confirmed"), set: (settings, value) => ({ ...settings, instantRedeem: value === "instant" }),
  },
  undoWindowMs: { ...duration("undoWindowMs", "minutes"), label: "Undo for", help: "How many minutes a cashier can take a redemption back. 0: not at all. At most 24 hours, which is 1440. You can undo any, whenever it was." },
  supervisorOverrides: { section: "tills", kind: "yes-no", label: "Supervisors may redeem all the same", help: "Where a till says no, a supervisor can redeem with a reason. It is marked so that you find it.", ...held("supervisorOverrides") },
  autoLockMs: { ...duration("autoLockMs", "minutes"), label: "Lock after", help: "How many minutes without a touch before a till asks for a PIN again, up to 480. 0: never." },
  maxSnapshotAgeMs: { ...duration("maxSnapshotAgeMs", "hours"), label: "Redeem without a network for", help: "How many hours a till may go by its list of coupons without hearing from the server, from 1 to 720. Then it asks for a network first." },
  "automationWordings.expired": automation("expired", "When it has expired or was revoked"),
  "automationWordings.notYetValid": automation("notYetValid", "When it is not yet valid"),
  "automationWordings.allDistributed": automation("allDistributed", "When all codes are distributed"),
  "automationWordings.claimLimitReached": automation("claimLimitReached", "When the customer has had it as often as they can"),
  "statusWordings.redeemed": status("redeemed", "On the page, once it is redeemed"),
  "statusWordings.expired": status("expired", "On the page, once it has expired"),
  "page.colour": { section: "page", kind: "colour", label: "Colour", help: "Your brand’s. Where text on it would be hard to read, it is adjusted.", ...onPage("colour") },
  "page.logoUrl": { section: "page", kind: "picture", label: "Logo", help: "It is made small enough here.", ...onPage("logoUrl") },
};

export const SETTING_NAMES = Object.keys(SETTING_FIELDS) as readonly SettingName[];

function held<Key extends keyof WorkspaceSettings>(key: Key): Held<WorkspaceSettings[Key]> {
  return { get: (settings) => settings[key], set: (settings, value) => ({ ...settings, [key]: value }) };
}

function duration(name: DurationSetting, unit: DurationUnit): Held<number> & { kind: "duration"; unit: DurationUnit; section: "tills" } {
  return { section: "tills", kind: "duration", unit, ...held(name) };
}

function automation(name: keyof AutomationWordings, label: string): SettingField {
  return {
    section: "wordings", kind: "lines", label, placeholders: AUTOMATION_WORDINGS[name].placeholders,
    get: ({ automationWordings }) => automationWordings[name],
    set: (settings, text) => ({ ...settings, automationWordings: { ...settings.automationWordings, [name]: text } }),
  };
}

function status(name: keyof StatusWordings, label: string): SettingField {
  return {
    section: "wordings", kind: "lines", label, placeholders: STATUS_WORDINGS[name].placeholders,
    get: ({ statusWordings }) => statusWordings[name],
    set: (settings, text) => ({ ...settings, statusWordings: { ...settings.statusWordings, [name]: text } }),
  };
}

function onPage(name: keyof WorkspaceSettings["page"]): Held<string | null> {
  return { get: ({ page }) => page[name], set: (settings, value) => ({ ...settings, page: { ...settings.page, [name]: value } }) };
}
