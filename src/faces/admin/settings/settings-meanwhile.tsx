import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayWhen } from "../../../ui/formats/say-when";
import { useAdmin } from "../admin-services";
import formStyles from "../coupons/form/coupon-form.module.css";
import { type Meanwhile, withField } from "../form/merge-forms";
import { isolateName } from "../parts/isolate-name";
import { saySetting } from "./say-setting";
import { SETTING_FIELDS, type SettingName } from "./setting-fields-table";
import type { SavedMeanwhile, SettingsForm } from "./use-settings-form";

interface SettingsMeanwhileProps {
  readonly form: SettingsForm;
  readonly meanwhile: SavedMeanwhile;
}

/** Tells who edits the settings what somebody else has made of them meanwhile; of what both changed, theirs can be taken. */
export function SettingsMeanwhile({ form, meanwhile }: SettingsMeanwhileProps) {
  const { nowMs } = useAdmin();
  const { by, atMs, changes } = meanwhile;
  const when = sayWhen(atMs, { nowMs: nowMs(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: SCREEN_LOCALE });
  return (
    <Notice
      verdict="wait"
      what={`${by === "" ? "Somebody" : isolateName(by)} changed the settings, ${when}`}
      next="Nothing of yours is lost: it stands below, on top of theirs. Save to keep it so."
      action={
        <ul className={formStyles.changes} aria-label="Changed meanwhile">
          {changes.map((change) => (
            <li key={change.name} className={formStyles.change}>
              <Change form={form} meanwhile={meanwhile} change={change} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Change({ form, meanwhile: { mine, theirs }, change: { name, mine: isMine } }: SettingsMeanwhileProps & { readonly change: Meanwhile<SettingName> }) {
  const { label } = SETTING_FIELDS[name];
  const now = saySetting(name, form.settings);
  return (
    <>
      <strong>{label}</strong>
      {([["Theirs", theirs], ...(isMine ? [["Yours", mine] as const] : [])] as const).map(([whose, settings]) => (
        <p key={whose} className={formStyles.value}>
          {whose}: <bdi>{saySetting(name, settings)}</bdi>{" "}
          {isMine && (
            <ActionButton aria-label={`${label}: take ${whose.toLowerCase()}`} aria-pressed={now === saySetting(name, settings)} onClick={() => form.change(name, withField(SETTING_FIELDS, name, form.settings, settings))}>
              Take {whose.toLowerCase()}
            </ActionButton>
          )}
        </p>
      ))}
    </>
  );
}
