import { ChoiceField } from "../form/choice-field";
import { ColourField } from "../form/colour-field";
import { DurationField } from "../form/duration-field";
import { TextAreaField } from "../form/text-area-field";
import { YesNoField } from "../form/yes-no-field";
import { PictureField } from "../coupons/form/picture-field";
import { SETTING_FIELDS, type SettingName } from "./setting-fields-table";
import type { SettingsForm } from "./use-settings-form";

/** One setting, to be chosen. */
export function SettingView({ name, form }: { readonly name: SettingName; readonly form: SettingsForm }) {
  return (
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) form.leave(name);
      }}
    >
      <OpenField name={name} form={form} />
    </div>
  );
}

function OpenField({ name, form: { settings, change, problemOf } }: { readonly name: SettingName; readonly form: SettingsForm }) {
  const field = SETTING_FIELDS[name];
  const common = { label: field.label, problem: problemOf(name) };
  const hint = field.help === undefined ? {} : { hint: field.help };
  switch (field.kind) {
    case "duration":
      return <DurationField {...common} {...hint} unit={field.unit} value={field.get(settings)} onChange={(ms) => change(name, field.set(settings, ms))} />;
    case "choice":
      return <ChoiceField {...common} choices={field.choices} value={field.get(settings)} onChange={(value) => change(name, field.set(settings, value))} />;
    case "yes-no":
      return <YesNoField {...common} {...hint} value={field.get(settings)} onChange={(value) => change(name, field.set(settings, value))} />;
    case "lines":
      return <TextAreaField {...common} hint={filledIn(field.placeholders)} value={field.get(settings)} onChange={(text) => change(name, field.set(settings, text))} />;
    case "colour":
      return <ColourField {...common} {...hint} value={field.get(settings)} onChange={(colour) => change(name, field.set(settings, colour))} />;
    case "picture":
      return <PictureField {...common} {...hint} value={field.get(settings)} onChange={(url) => change(name, field.set(settings, url))} />;
  }
}

function filledIn(placeholders: readonly string[]): string {
  return `${placeholders.map((name) => `{${name}}`).join(", ")} ${placeholders.length === 1 ? "is" : "are"} filled in.`;
}
