import { useEffect, useId, useRef } from "react";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../coupons/form/coupon-form.module.css";
import actionStyles from "../form/form.module.css";
import { SETTING_FIELDS, SETTING_NAMES, type SectionName, SECTIONS } from "./setting-fields-table";
import { SettingView } from "./setting-view";
import { SettingsMeanwhile } from "./settings-meanwhile";
import type { SettingsForm } from "./use-settings-form";

/** All settings on one page; a try that leaves something to mend goes to the first of it. */
export function SettingsFormView({ form }: { readonly form: SettingsForm }) {
  const element = useRef<HTMLFormElement>(null);
  const { refusals, action, isDirty, meanwhile } = form;
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const toMend = SETTING_NAMES.filter((name) => form.problemOf(name) !== null).length;
  return (
    <form
      ref={element}
      className={formStyles.form}
      noValidate
      aria-label="Settings"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {meanwhile !== null && <SettingsMeanwhile form={form} meanwhile={meanwhile} />}
      {(Object.keys(SECTIONS) as SectionName[]).map((section) => (
        <Section key={section} name={section} form={form} />
      ))}
      <div className={formStyles.bar} data-bar>
        <p className={formStyles.verdict} role="alert">
          {action.problem ?? (refusals > 0 && toMend > 0 ? (toMend === 1 ? "One setting needs another look." : `${toMend} settings need another look.`) : "")}
        </p>
        <div className={actionStyles.actions}>
          <ActionButton type="submit" kind="primary" aria-disabled={action.busy}>
            {action.busy ? "Saving…" : "Save"}
          </ActionButton>
          {isDirty && <ActionButton onClick={form.drop}>Drop my changes</ActionButton>}
        </div>
      </div>
    </form>
  );
}

function Section({ name, form }: { readonly name: SectionName; readonly form: SettingsForm }) {
  const id = useId();
  const { title, words } = SECTIONS[name];
  return (
    <section className={formStyles.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={formStyles.title}>
          {title}
        </h2>
        <p className={formStyles.words}>{words}</p>
      </div>
      <div className={formStyles.fields}>
        {SETTING_NAMES.filter((setting) => SETTING_FIELDS[setting].section === name).map((setting) => (
          <SettingView key={setting} name={setting} form={form} />
        ))}
      </div>
    </section>
  );
}
