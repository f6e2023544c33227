import { SCREEN_LOCALE } from "../../../../ui/formats/screen-locale";
import { sayWhenInFull } from "../../../../ui/formats/say-when";
import { COUPON_FIELDS, type FieldName } from "./coupon-fields-table";
import type { FormDraft } from "./form-draft";

interface Place {
  readonly zone: string;
  readonly storeName: (id: string) => string;
}

/** What a field holds, as one reads it. */
export function sayValue(name: FieldName, draft: FormDraft, { zone, storeName }: Place): string {
  const field = COUPON_FIELDS[name];
  switch (field.kind) {
    case "line":
    case "lines":
      return field.get(draft) || "nothing";
    case "number":
      return String(field.get(draft));
    case "instant": {
      const atMs = field.get(draft);
      return atMs === null ? "none" : sayWhenInFull(atMs, { timeZone: zone, locale: SCREEN_LOCALE });
    }
    case "choice":
      return nameOf(field.choices(draft), field.get(draft));
    case "several":
      return field.get(draft).map((value) => nameOf(field.choices, value)).join(", ") || "none";
    case "yes-no":
      return field.get(draft) ? "yes" : "no";
    case "stores": {
      const stores = field.get(draft);
      return stores.kind === "all" ? "all stores" : stores.storeIds.map(storeName).join(", ") || "none";
    }
    case "colour":
      return field.get(draft) ?? "none";
    case "picture":
      return field.get(draft) === null ? "none" : "a picture";
  }
}

function nameOf(choices: readonly { readonly value: string; readonly name: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.name ?? value;
}
